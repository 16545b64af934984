# What a module knows about where it comes from.
import os
import _family
import _family.other as m
import sys

print(m.__name__, m.__package__, os.path.basename(m.__file__), m.__spec__.name, m.__spec__.parent, m.__spec__.has_location, m.__spec__.submodule_search_locations, m.__doc__)
print(_family.__package__, [os.path.basename(p) for p in _family.__path__], os.path.basename(_family.__file__), _family.__spec__.parent, _family.__spec__.origin == _family.__file__)
print(sys.__spec__.origin, sys.__name__, hasattr(sys, "__file__"), repr(sys))
