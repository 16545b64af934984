"""Compiled files without a source: modules, packages, programs."""
# timeout: 60
import importlib.machinery
import importlib.util
import os
import py_compile
import subprocess
import sys
import tempfile

folder = os.path.realpath(tempfile.mkdtemp(dir=os.environ.get('TEST_TMP')))
os.chdir(folder)
sys.path.insert(0, folder)
os.mkdir('package')
for name, text in ('alone.py', 'X = __name__\nprint("runs as", __name__)'), ('package/__init__.py', 'from . import inner'), ('package/inner.py', 'Y = 5'):
    with open(name, 'w') as file:
        file.write(text)
    py_compile.compile(name, name + 'c')
    os.unlink(name)

import alone
import package

for module in alone, package, package.inner:
    spec = module.__spec__
    print(module.__name__, os.path.relpath(module.__file__), module.__cached__ == module.__file__ == spec.cached == spec.origin, type(spec.loader).__name__,
          spec.loader.get_source(module.__name__))
print(alone.X, package.inner.Y, package.__path__ == [os.path.join(folder, 'package')])
for arguments in ['alone.pyc'], ['-m', 'alone']:
    result = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
    print(arguments, result.returncode, result.stdout.strip(), result.stderr)

# A source beside it comes first.
with open('alone.py', 'w') as file:
    file.write('X = "source"')
print(importlib.util.find_spec('package').loader.__class__.__name__, importlib.machinery.PathFinder.find_spec('alone').loader.__class__.__name__)
os.unlink('alone.py')

good = open('alone.pyc', 'rb').read()
for bad in b'', b'abcd', good[:12], good[:4] + b'\7\0\0\0' + good[8:], good[:16] + b'N':
    with open('broken.pyc', 'wb') as file:
        file.write(bad)
    loader = importlib.machinery.SourcelessFileLoader('broken', 'broken.pyc')
    for load in lambda: loader.get_code('broken'), lambda: __import__('broken'):
        try:
            load()
        except (ImportError, EOFError) as error:
            print(type(error).__name__, str(error).replace(folder, 'FOLDER'), getattr(error, 'name', None))
