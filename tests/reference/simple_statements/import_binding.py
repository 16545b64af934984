# import a.b binds a; with as it binds the last; from binds the attribute, or the submodule.
import os.path
import os.path as p
from os import path as q, sep
import xml.dom, xml.sax as s
from xml import dom

print(os.path is p is q, sep == os.sep, xml.dom is dom, s is xml.sax, "path" in globals())
def f():
    import json.decoder
    import collections.abc as abc
    return sorted(locals()), json.decoder.__name__, abc.__name__
print(f())
class C:
    import math as m
    from math import pi
print(C.m.floor(C.pi), C.pi > 3)
