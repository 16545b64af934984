"""Modules, packages and programs in zip files."""
# timeout: 60
import importlib
import importlib.resources
import importlib.util
import os
import pkgutil
import py_compile
import subprocess
import sys
import tempfile
import zipfile
import zipimport

folder = os.path.realpath(tempfile.mkdtemp(dir=os.environ.get('TEST_TMP')))
os.chdir(folder)
archive = os.path.join(folder, 'things.zip')


def show(*values):
    print(*[str(v).replace(folder, 'FOLDER').replace(sys.implementation.cache_tag, 'TAG') for v in values])


def failure(function, *args):
    try:
        show(function(*args))
    except Exception as error:
        show(type(error).__name__ + ':', error)


with open('only_code.py', 'w') as file:
    file.write('X = __file__')
py_compile.compile('only_code.py', 'only_code.pyc')
os.unlink('only_code.py')
with zipfile.ZipFile(archive, 'w', zipfile.ZIP_DEFLATED) as z:
    z.writestr('single.py', 'X = 1\ndef fail():\n    raise ValueError("from a zip")\n' + '# filler\n' * 100)
    z.writestr('package/__init__.py', '"""A package."""\nfrom . import part')
    z.writestr('package/part.py', 'Y = __name__')
    z.writestr('package/text.txt', 'text')
    z.writestr('space/inner.py', 'Z = __path__ if "__path__" in globals() else None')
    z.write('only_code.pyc')
    z.writestr('__main__.py', 'import sys, single; print("main", __name__, sys.argv[1:], single.X)')

sys.path.insert(0, archive)
import only_code
import package
import single
import space.inner

for module in single, package, package.part, space, space.inner, only_code:
    spec = module.__spec__
    show(module.__name__, module.__file__, spec.origin, list(getattr(module, '__path__', [])), type(spec.loader).__name__, getattr(module, '__cached__', None))
print(single.X, package.__doc__, package.part.Y, space.inner.Z, only_code.X == only_code.__file__)
try:
    single.fail()
except ValueError as error:
    import traceback
    show(''.join(traceback.format_exception(error)[2:]))

importer = zipimport.zipimporter(archive)
show(importer, repr(importer.archive), repr(importer.prefix))
inner = zipimport.zipimporter(os.path.join(archive, 'package'))
show(inner, inner.prefix, inner.is_package('part'), inner.get_filename('part'), inner.get_source('part'))
show(importer.is_package('package'), importer.is_package('single'), importer.get_filename('package'), importer.get_source('only_code'))
show(importer.get_data('package/text.txt'), importer.get_data(os.path.join(archive, 'package', 'text.txt')), importer.get_code('single').co_filename)
show(importer.find_spec('nothing'), importer.find_spec('package').submodule_search_locations, importer.find_spec('space').loader)
for function, argument in ((importer.get_data, 'missing'), (importer.get_code, 'nothing'), (importer.is_package, 'nothing'), (importer.get_source, 'nothing'),
                           (importer.get_filename, 'nothing'), (zipimport.zipimporter, ''), (zipimport.zipimporter, folder),
                           (zipimport.zipimporter, os.path.join(folder, 'missing.zip'))):
    failure(function, argument)
with open('no.zip', 'w') as file:
    file.write('x' * 100)
failure(zipimport.zipimporter, os.path.join(folder, 'no.zip'))
print(issubclass(zipimport.ZipImportError, ImportError))

print([(info.name, info.ispkg) for info in pkgutil.iter_modules([archive])])
print([(info.name, info.ispkg) for info in pkgutil.iter_modules(package.__path__, 'package.')])
print(pkgutil.get_data('package', 'text.txt'), importlib.resources.files(package).joinpath('text.txt').read_text())
show(importlib.util.find_spec('package.part').origin)

# New contents are seen when caches are told to forget.
with zipfile.ZipFile(archive, 'a') as z:
    z.writestr('later.py', 'L = 1')
importlib.invalidate_caches()
import later
print(later.L)

# Programs.
for arguments in [archive, 'a', 'b'], ['-m', 'single']:
    result = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, env={**os.environ, 'PYTHONPATH': archive})
    print(result.returncode, result.stdout.strip(), result.stderr)
with open('program', 'wb') as file:
    file.write(b'#!/usr/bin/env something\n' + open(archive, 'rb').read())
print(subprocess.run([sys.executable, 'program', 'c'], capture_output=True, text=True).stdout.strip())
