# The import statement calls builtins.__import__.
import builtins
import os.path
from _show import show

original = builtins.__import__
calls = []


def spy(name, globals=None, locals=None, fromlist=(), level=0):
    calls.append((name, fromlist, level))
    return original(name, globals, locals, fromlist, level)


builtins.__import__ = spy
try:
    import os.path
    import os.path as p
    from os import path, sep as s
finally:
    builtins.__import__ = original
print(calls)
print(__import__("os.path").__name__, __import__("os.path", fromlist=["join"]).__name__ in ("posixpath", "os.path"))
import importlib
print(importlib.import_module("collections.abc").__name__)
show(importlib.import_module, ".x")
show(importlib.import_module, "no.such")
import string
print(importlib.reload(string) is string)
show(importlib.reload, 5)
