# stderr: Error in usercustomize; set PYTHONVERBOSE for traceback:
"""sitecustomize and usercustomize in PYTHONPATH run at the start; what the module site knows once it is imported."""
import os
import site
import subprocess
import sys

base = os.path.join(os.environ.get('TEST_TMP', '/tmp'), 'settings')
os.makedirs(base)
for name, text in ('sitecustomize', 'print("site")'), ('usercustomize', 'print("user"); 1/0'):
    with open(f'{base}/{name}.py', 'w') as file:
        file.write(text)
environment = {**os.environ, 'PYTHONPATH': base, 'PYTHONUSERBASE': '/base', 'PYTHON_HISTORY': '/history'}


def run(*options):
    print(options, flush=True)
    subprocess.run([sys.executable, *options], env=environment)


program = '''import site
print(site.ENABLE_USER_SITE, site.USER_BASE, str(site.USER_SITE).startswith("/base/"), site.gethistoryfile())'''
run('-c', program)
run('-s', '-c', program)
run('-S', '-c', program)
run('-m', 'site', '--user-base')

sys.path[:] = ['/a', 'b', '/a', os.path.abspath('b'), '/c/../a']
print(sorted(site.removeduppaths()) == sorted(sys.path), [os.path.basename(path) for path in sys.path])
