# Folders with *.pth files.
import os
import site
import sys

base = os.path.join(os.environ.get('TEST_TMP', '/tmp'), 'site')
for name, text in {'one.pth': '# comment\n\ninner\nmissing\ninner\nimport sys; sys.from_pth = 5\n', '.hidden.pth': 'hidden\n', 'bad.pth': 'import no_such_module\ninner2\n',
                   'inner/found.py': 'value = 3\n', 'inner2/x': '', 'hidden/x': ''}.items():
    os.makedirs(os.path.dirname(f'{base}/{name}'), exist_ok=True)
    with open(f'{base}/{name}', 'w') as file:
        file.write(text)
before = list(sys.path)
import io
errors, sys.stderr = sys.stderr, io.StringIO()
site.addsitedir(base)
shown = sys.stderr.getvalue()
print([os.path.relpath(path, base) for path in sys.path[len(before):]], sys.from_pth)  # -> ['.', 'inner'] 5
print('Error processing line 1 of' in shown, 'Remainder of file ignored' in shown)  # -> True True
import found
print(found.value)  # -> 3
count = len(sys.path)
site.addsitedir(base, {site.makepath(path)[1] for path in sys.path} | {'x'})
sys.stderr = errors
print(len(sys.path) == count)  # -> True
print(site.getusersitepackages().startswith(site.getuserbase()), all(path.endswith('site-packages') for path in site.getsitepackages()))  # -> True True
print(site.getsitepackages(['/p'])[0].startswith('/p/lib/'))  # -> True

# At start
import subprocess
user = f'{base}/user/lib/minipy3.14/site-packages'
os.makedirs(user + '/extra', exist_ok=True)
for name, text in ('installed.py', 'where = "user"\n'), ('more.pth', 'extra\n'), ('extra/further.py', ''):
    with open(f'{user}/{name}', 'w') as file:
        file.write(text)
environment = {**os.environ, 'PYTHONUSERBASE': f'{base}/user'}
gil = '--gil=on' if sys._is_gil_enabled() else '--gil=off'


def run(*options):
    program = 'import installed, further, os; print(installed.where, os.path.basename(further.__file__))'
    result = subprocess.run([sys.executable, gil, *options, '-c', program], env=environment, capture_output=True, text=True)
    return (result.stdout or result.stderr.splitlines()[-1]).strip()


print(run())      # -> user further.py
print(run('-S'))  # -> ModuleNotFoundError: No module named 'installed'
print(run('-s'))  # -> ModuleNotFoundError: No module named 'installed'
print(run('-I'))  # -> ModuleNotFoundError: No module named 'installed'
