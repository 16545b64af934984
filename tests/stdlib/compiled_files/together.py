"""Processes and threads that import the same new modules at the same time all get them, and whole files stay behind."""
# timeout: 100
import os
import subprocess
import sys
import tempfile

folder = os.path.realpath(tempfile.mkdtemp(dir=os.environ.get('TEST_TMP')))
names = [f'module{n}' for n in range(8)]
for n, name in enumerate(names):
    with open(os.path.join(folder, name + '.py'), 'w') as file:
        file.write('\n'.join(f'def f{k}(x): return x + {k} + {n}' for k in range(100)))
program = f'''
import importlib, threading
total = []
def load():
    total.append(sum(importlib.import_module(name).f5(1) for name in {names}))
threads = [threading.Thread(target=load) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(total)
'''
environment = {k: v for k, v in os.environ.items() if not k.startswith('PYTHON')}
for _ in range(2):
    children = [subprocess.Popen([sys.executable, '-c', program], cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    print(sorted(child.communicate()[0].strip() for child in children))
kept = os.listdir(os.path.join(folder, '__pycache__'))
print(len(kept), all(name.endswith('.pyc') for name in kept))
