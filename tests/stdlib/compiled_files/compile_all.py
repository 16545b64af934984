"""compileall, as a module and as a command."""
# timeout: 120
import compileall
import marshal
import os
import re
import subprocess
import sys
import tempfile

folder = os.path.realpath(tempfile.mkdtemp(dir=os.environ.get('TEST_TMP')))
os.chdir(folder)
tag = sys.implementation.cache_tag


def write(name, text='x = 1'):
    os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
    with open(name, 'w') as file:
        file.write(text)


def compiled(clear=True):
    found = sorted(os.path.relpath(os.path.join(path, name)) for path, _, names in os.walk('.') for name in names if name.endswith('.pyc'))
    if clear:
        for name in found:
            os.unlink(name)
    return [name.replace(tag, 'TAG') for name in found]


for name in 'a.py', 'sub/b.py', 'sub/deep/c.py', 'data.txt':
    write(name)
print(compileall.compile_dir('.'), compiled(False))
print('-- again: nothing is left to do')
print(compileall.compile_dir('.'))
print('-- forced')
print(compileall.compile_dir('.', force=True, quiet=1), len(compiled()))
print(compileall.compile_dir('.', maxlevels=1, quiet=True), compiled())
print(compileall.compile_dir('.', rx=re.compile('sub'), quiet=1), compiled())
print(compileall.compile_dir('.', legacy=True, quiet=1), compiled())
print(compileall.compile_dir('.', optimize=[0, 1, 2], maxlevels=0, quiet=1, hardlink_dupes=True))
print(sorted(os.stat(os.path.join('__pycache__', name)).st_nlink for name in os.listdir('__pycache__')), compiled())
print(compileall.compile_file('sub/b.py', ddir='/elsewhere', quiet=1), compiled(False))
code = marshal.loads(open(f'sub/__pycache__/b.{tag}.pyc', 'rb').read()[16:])
print(code.co_filename)
compiled()
for options in dict(stripdir='sub'), dict(prependdir='/new'), dict(stripdir='sub', prependdir='/new'), dict(stripdir='wrong'):
    compileall.compile_file('sub/b.py', force=True, **options)
    code = marshal.loads(open(f'sub/__pycache__/b.{tag}.pyc', 'rb').read()[16:])
    print(code.co_filename)
compiled()
print('-- errors')
write('bad.py', 'x = = 1')
for quiet in 0, 1, 2:
    print(compileall.compile_file('bad.py', quiet=quiet))
print(compileall.compile_dir('missing'), compileall.compile_dir('missing', quiet=2))
for arguments in dict(ddir='x', stripdir='y'), dict(workers=-1), dict(hardlink_dupes=True, optimize=0):
    try:
        compileall.compile_dir('.', quiet=2, **arguments)
    except ValueError as error:
        print(error)
compiled()
print('-- the command')
os.unlink('bad.py')


def run(*arguments):
    result = subprocess.run([sys.executable, '-m', 'compileall', *arguments], capture_output=True, text=True)
    print(result.returncode, result.stdout, result.stderr.rpartition('error: ')[2], compiled())


run('.')
run('-q', '-l', '.')
run('-q', '-j', '2', '.')
run('-q', '-b', 'a.py', 'sub/b.py')
run('-q', '-o', '1', '-o', '2', 'a.py')
run('-q', '--invalidation-mode', 'checked-hash', 'a.py')
run('-q', '-d', 'x', '-s', 'y', '.')
write('list.txt', 'a.py\nsub/b.py\n')
run('-q', '-i', 'list.txt')
run('-i', 'missing.txt')
