"""python -m pdb debugs the __main__ of a zip file."""
import os
import subprocess
import sys
import tempfile
import zipfile

with tempfile.TemporaryDirectory() as folder:
    folder = os.path.realpath(folder)
    name = os.path.join(folder, 'program.pyz')
    with zipfile.ZipFile(name, 'w') as file:
        file.writestr('__main__.py', 'def f(x):\n    return x + 1\nf(21 + 21)\n')
    with zipfile.ZipFile(os.path.join(folder, 'empty.pyz'), 'w'):
        pass
    for target in 'program.pyz', 'empty.pyz':
        result = subprocess.run([sys.executable, '-m', 'pdb', os.path.join(folder, target)], input='b f\nc\np x\nq\n',
                                capture_output=True, text=True)
        print(result.returncode, result.stdout.replace(folder, 'FOLDER'), result.stderr)
