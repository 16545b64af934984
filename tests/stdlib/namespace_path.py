"""A namespace package is searched for anew when the path that it was found on has changed."""
import importlib
import importlib.machinery
import os
import sys
import tempfile

folder = tempfile.mkdtemp()
for place, package, module in (('a', 'spread', 'one'), ('b', 'spread', 'two'), ('b', 'spread/inner', 'three'),
                               ('c', 'spread/inner', 'four'), ('d', 'spread', 'five')):
    os.makedirs(f'{folder}/{place}/{package}', exist_ok=True)
    with open(f'{folder}/{place}/{package}/{module}.py', 'w') as file:
        file.write(f'value = {module!r}\n')


def attempt(name):
    try:
        print(importlib.import_module(name).value)
    except ImportError as error:
        print(type(error).__name__, error)


def told(path):
    return repr(path).replace(folder, '…')


sys.path.append(f'{folder}/a')
import spread
path = spread.__path__
print(type(path).__name__, told(path), type(spread.__spec__.submodule_search_locations).__name__)
attempt('spread.one')
attempt('spread.two')
sys.path.append(f'{folder}/b')
attempt('spread.two')
attempt('spread.inner.three')
attempt('spread.inner.four')
inner = sys.modules['spread.inner'].__path__
print(told(inner), len(inner))
sys.path.append(f'{folder}/c')
attempt('spread.inner.four')
print(told(inner), told(path), len(path), path[1] in path, told(list(path)))

path[0] = f'{folder}/elsewhere'
path.append(f'{folder}/d/spread')
print(told(path))
attempt('spread.five')
importlib.invalidate_caches()
print(told(list(path)))
sys.path.remove(f'{folder}/a')
print(told(list(path)))

found = importlib.machinery.PathFinder.find_spec('spread')
print(found.loader, type(found.submodule_search_locations).__name__, found.submodule_search_locations == path)

from importlib._bootstrap_external import _NamespacePath
other = _NamespacePath('free', ['x'], lambda name, path: print(name, type(path).__name__))
print(other, list(other))
sys.path.append('more')
print(list(other))
