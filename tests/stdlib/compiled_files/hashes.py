"""Compiled files that go by a hash of the source, checked or not, and --check-hash-based-pycs."""
# timeout: 60
import importlib.util
import os
import py_compile
import subprocess
import sys
import tempfile

folder = os.path.realpath(tempfile.mkdtemp(dir=os.environ.get('TEST_TMP')))
source = os.path.join(folder, 'module.py')


def write(text):
    with open(source, 'w') as file:
        file.write(text)


def run(*options):
    environment = {k: v for k, v in os.environ.items() if not k.startswith('PYTHON')}
    result = subprocess.run([sys.executable, *options, '-c', 'import module; print(module.X)'], cwd=folder, env=environment, capture_output=True, text=True)
    return (result.stdout + result.stderr).strip()


for mode in py_compile.PycInvalidationMode.CHECKED_HASH, py_compile.PycInvalidationMode.UNCHECKED_HASH:
    write('X = 1')
    compiled = py_compile.compile(source, invalidation_mode=mode)
    head = open(compiled, 'rb').read()[:16]
    print(mode.name, head[4:8], head[8:] == importlib.util.source_hash(b'X = 1'))
    print(run())
    os.utime(source, (5, 5))
    print(run(), open(compiled, 'rb').read()[:16] == head)
    write('X = 2')
    print([run('--check-hash-based-pycs', how) for how in ('never', 'default', 'always')])
    now = open(compiled, 'rb').read()[:16]
    print(now[4:8], now[8:] == importlib.util.source_hash(b'X = 2'))
