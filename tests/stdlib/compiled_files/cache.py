"""When a compiled file is written, used, and written again. Each import is in a process of its own."""
# timeout: 60
import importlib.util
import os
import subprocess
import sys
import tempfile

folder = os.path.realpath(tempfile.mkdtemp(dir=os.environ.get('TEST_TMP')))
source = os.path.join(folder, 'module.py')
tag = sys.implementation.cache_tag


def write(text, time=None):
    with open(source, 'w') as file:
        file.write(text)
    if time is not None:
        os.utime(source, (time, time))


def run(program='import module; print(module.X, module.__cached__ == module.__spec__.cached)', *options, **variables):
    environment = {k: v for k, v in os.environ.items() if not k.startswith('PYTHON')} | variables
    result = subprocess.run([sys.executable, *options, '-c', program], cwd=folder, env=environment, capture_output=True, text=True)
    return (result.stdout + result.stderr.strip().rpartition('\n')[2]).strip()


def files(top=folder):
    found = sorted(os.path.relpath(os.path.join(path, name), top) for path, _, names in os.walk(top) for name in names)
    return [name.replace(tag, 'TAG') for name in found if name.endswith('.pyc')]


write('X = 1', 1000000000)
print(run(), files())
compiled = importlib.util.cache_from_source(source)
first = open(compiled, 'rb').read()
print(first[:4] == importlib.util.MAGIC_NUMBER, first[4:8], int.from_bytes(first[8:12], 'little'), int.from_bytes(first[12:16], 'little'))
print(os.stat(compiled).st_mode == os.stat(source).st_mode)

print('-- it is used as long as time and size are the same')
write('X = 2', 1000000000)
print(run())
write('X = 3', 1000000001)
print(run())
write('X = 44', 1000000001)
print(run())

print('-- another one for each level of -O')
print(run('import module', '-O'), run('import module', '-OO'), files())

print('-- what does not fit is replaced')
good = open(compiled, 'rb').read()
for bad in b'', b'x', good[:15], b'\0\0\0\0' + good[4:], good[:4] + b'\4\0\0\0' + good[8:]:
    open(compiled, 'wb').write(bad)
    print(run(), open(compiled, 'rb').read() == good)

print('-- not written')
os.unlink(compiled)
print(run(PYTHONDONTWRITEBYTECODE='1'), run('import sys; print(sys.dont_write_bytecode, sys.flags.dont_write_bytecode); import module', '-B'),
      run('import sys; sys.dont_write_bytecode = True; import module'), os.path.exists(compiled))

print('-- elsewhere')
elsewhere = tempfile.mkdtemp(dir=folder)
print(run('import sys, module; print(sys.pycache_prefix is not None, module.__cached__.startswith(sys.pycache_prefix))', PYTHONPYCACHEPREFIX=elsewhere))
print([name.endswith(folder.lstrip('/') + '/module.TAG.pyc') for name in files(elsewhere) if 'module' in name], os.path.exists(compiled))
print(run('import sys, module; print(sys.pycache_prefix)', '-X', 'pycache_prefix=' + elsewhere, PYTHONPYCACHEPREFIX='/nowhere') == elsewhere)

print('-- a folder that cannot be written')
os.rename(os.path.join(folder, '__pycache__'), os.path.join(folder, 'kept'))
open(os.path.join(folder, '__pycache__'), 'w').close()
print(run())
os.unlink(os.path.join(folder, '__pycache__'))

print('-- code knows its file after a move')
write('def f(): raise KeyError("x")\nX = f.__code__.co_filename')
run()
moved = os.path.join(folder, 'moved')
os.mkdir(moved)
os.rename(source, os.path.join(moved, 'module.py'))
os.rename(os.path.join(folder, '__pycache__'), os.path.join(moved, '__pycache__'))
print(run('import sys; sys.path.insert(0, "moved"); import module; print(module.X == module.__file__)'))
print(run('import sys; sys.path.insert(0, "moved"); import module; module.f()'))
