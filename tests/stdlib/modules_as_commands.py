"""What python -m pickle and -m dis take and print."""
import os
import pickle
import subprocess
import sys
import tempfile


def run(*arguments, **options):
    result = subprocess.run([sys.executable, '-m', *arguments], capture_output=True, text=True, **options)
    return result.returncode, result.stdout, result.stderr


with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, 'x')
    with open(name, 'wb') as file:
        pickle.dump({'a': [1, 2]}, file)
    print(run('pickle', name, name))
    with open(name, 'w') as file:
        file.write('x = 1\n')
    for options in [], ['-O'], ['-P', '-S', '-C']:
        code, out, err = run('dis', *options, name)
        print(options, code, 'x' in out, err)
print(run('dis', input='y')[1].count('y') > 0)
for module in 'dis', 'pickle':
    code, out, _ = run(module, '--help')
    print(code, out.partition('-m')[2])
    code, _, err = run(module, '--unknown', 'x')
    print(code, err.partition('error')[2])
