"""What runpy says of itself to what it runs, and of what it can't run."""
import importlib.machinery
import os
import runpy
import tempfile
import zipfile

SOURCE = 'import sys\nargv0 = sys.argv[0]\n'

with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, '__main__.py'), 'w') as file:
        file.write(SOURCE)
    archive = os.path.join(folder, 'a.zip')
    with zipfile.ZipFile(archive, 'w') as file:
        file.writestr('__main__.py', SOURCE)
    for path in folder, archive, os.path.join(folder, '__main__.py'):
        result = runpy.run_path(path, run_name='some.package.name')
        print(result['argv0'] == path, result['__name__'], repr(result['__package__']))

spec = importlib.machinery.ModuleSpec('<spec>', 'a loader', origin='somewhere')
result = runpy._run_module_code(SOURCE, {'more': 1}, mod_name='<name>', mod_spec=spec)
print(result['__name__'], result['__file__'], result['argv0'], result['more'], result['__loader__'])
result = runpy._run_code('x = 1', {}, mod_name='<name>', script_name='a script', pkg_name='a package')
print(result['x'], result['__file__'], result['__package__'])

for name in 'no_such_module', 'sys.no.such', '.relative', 'sys', 'multiprocessing', '__main__.x':
    try:
        runpy.run_module(name)
    except ImportError as error:
        print(error.name, '|', error)
with tempfile.TemporaryDirectory() as folder:
    try:
        runpy.run_path(folder)
    except ImportError as error:
        print(error.name, '|', str(error).replace(folder, '...'))
