# Modules on a path and in packages, data beside them, names of objects.
import os
import pkgutil
import sys

base = os.path.join(os.environ.get('TEST_TMP', '/tmp'), 'pkgs')
for name, text in {'one/top/__init__.py': '', 'one/top/a.py': 'class A:\n    b = 5\n', 'one/top/sub/__init__.py': '', 'one/top/sub/deep.py': '',
                   'one/top/data/text.txt': 'hello', 'one/alone.py': '', 'one/bad/__init__.py': 'raise ImportError\n', 'one/notes.txt': '',
                   'two/top/extra.py': '', 'two/top/__init__.py': ''}.items():
    os.makedirs(os.path.dirname(f'{base}/{name}'), exist_ok=True)
    with open(f'{base}/{name}', 'w') as file:
        file.write(text)
sys.path[:0] = [base + '/one', base + '/two']
print([tuple(info)[1:] for info in pkgutil.iter_modules([base + '/one'])])
print([tuple(info)[1:] for info in pkgutil.iter_modules([base + '/one/top'], 'top.')])
failed = []
print([info.name for info in pkgutil.walk_packages([base + '/one'], onerror=failed.append)], failed)
info = next(pkgutil.iter_modules([base + '/one']))
print(type(info).__name__, info._fields, type(info.module_finder).__name__, info.module_finder.path == base + '/one')
print('alone' in {info.name for info in pkgutil.iter_modules()})
print(pkgutil.get_data('top', 'data/text.txt'), pkgutil.get_data('top.sub', '../data/text.txt'), pkgutil.get_data('sys', 'x'))
print(pkgutil.resolve_name('top.a:A.b'), pkgutil.resolve_name('top.a.A').__name__, pkgutil.resolve_name('top.sub').__name__, pkgutil.resolve_name('os:path.join') is os.path.join)
for bad in ('top.a:', 'top..a', '1x', 'a b', 'top.nothing', 'top:nothing'):
    try:
        print(pkgutil.resolve_name(bad).__name__)
    except (ValueError, AttributeError, ImportError) as error:
        print(type(error).__name__, error)
import top
print([p.replace(base, '') for p in pkgutil.extend_path(top.__path__, 'top')])
print(pkgutil.get_importer(base + '/one') is pkgutil.get_importer(base + '/one'), pkgutil.get_importer('/no/such/place'))
print([type(f).__name__ for f in pkgutil.iter_importers('top.a')])
try:
    pkgutil.iter_modules('abc').__next__()
except ValueError as error:
    print(error)
