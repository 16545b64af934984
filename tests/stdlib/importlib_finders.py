# __spec__ and __loader__ of imported modules; finders in sys.meta_path, hooks in sys.path_hooks.
import os
import sys
import types

base = os.path.join(os.environ.get('TEST_TMP', '/tmp'), 'finders')
os.makedirs(base + '/pack/space', exist_ok=True)
for name, text in {'plain.py': 'here = __spec__.name, __loader__ is __spec__.loader\n', 'pack/__init__.py': '', 'pack/inner.py': 'value = 1\n',
                   'quiet.py': 'x = 1\n'}.items():
    with open(f'{base}/{name}', 'w') as file:
        file.write(text)
sys.path.insert(0, base)
import pack.inner
import pack.space
import plain
import quiet

print(plain.here, quiet.__spec__.name, quiet.__loader__ is quiet.__spec__.loader, type(quiet.__loader__).__name__)
print(pack.__spec__.submodule_search_locations == pack.__path__ == [base + '/pack'], pack.inner.__spec__.parent, pack.inner.__package__)
print(pack.inner.__spec__.origin == pack.inner.__file__, pack.inner.__spec__.has_location, list(pack.space.__path__) == [base + '/pack/space'])
print(sys.__spec__.name, sys.__spec__.origin, sys.__loader__.__name__, hasattr(os, '__spec__'), os.__spec__.name)
print(types.ModuleType('made').__spec__, types.ModuleType('made').__loader__)
quiet.__spec__ = 5
print(quiet.__spec__)
print([f.__name__ for f in sys.meta_path], len(sys.path_hooks) >= 1, isinstance(sys.path_importer_cache, dict))


class Finder:
    def __init__(self, names):
        self.names = names

    def find_spec(self, name, path=None, target=None):
        if name in self.names:
            print('finder', name, path is None)
            from importlib.machinery import ModuleSpec
            return ModuleSpec(name, self, is_package=name == 'virtual')
        return None

    def create_module(self, spec):
        if spec.name == 'virtual.own':
            module = types.ModuleType('other')
            module.made = True
            return module
        return None

    def exec_module(self, module):
        module.ran = module.__name__
        if module.__name__ == 'broken':
            raise ValueError('no')


finder = Finder(['virtual', 'virtual.own', 'virtual.sub', 'colorsys', 'broken'])
sys.meta_path.insert(0, finder)
import virtual.own
import virtual.sub
from virtual import sub as again

print(virtual.ran, virtual.own.made, virtual.own.ran, again is virtual.sub, virtual.__spec__.loader is finder, virtual.__path__)
import colorsys
print(colorsys.ran)
try:
    import broken
except ValueError as error:
    print(error, 'broken' in sys.modules)
try:
    import virtual.missing
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    import nowhere.at_all
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    import quiet.inside
except ModuleNotFoundError as error:
    print(error)
del sys.modules['colorsys']
sys.meta_path.remove(finder)
sys.meta_path.append(finder)
import colorsys
print(hasattr(colorsys, 'ran'), hasattr(colorsys, 'rgb_to_hls'))
import json.tool
print(json.tool.__name__)
sys.meta_path.remove(finder)


# A hook for one place on the path
class Hook:
    def __init__(self, path):
        if path != 'special:':
            raise ImportError
        self.path = path

    def find_spec(self, name, target=None):
        if name == 'hooked':
            from importlib.util import spec_from_loader
            return spec_from_loader(name, Finder([]), origin='special:hooked')


sys.path_hooks.append(Hook)
sys.path.append('special:')
import hooked
print(hooked.ran, hooked.__spec__.origin, type(sys.path_importer_cache['special:']).__name__)
import graphlib
print(graphlib.__name__)
sys.path_hooks.remove(Hook)
saved = sys.meta_path
sys.meta_path = []
try:
    import sched
except ModuleNotFoundError as error:
    print(error)
sys.meta_path = saved
import sched
print(sched.__name__)

import importlib.util
spec = importlib.util.find_spec('os')
print(spec is os.__spec__, importlib.util.find_spec('pack.inner') is pack.inner.__spec__)
try:
    importlib.util.find_spec('__main__')
except ValueError as error:
    print(error)
