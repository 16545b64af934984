# env: PYTHONDONTWRITEBYTECODE=
# CPython fails to import a module whose compiled file is damaged behind its header (EOFError, ValueError, TypeError). Here
# such a file is as good as none: the source is compiled again, and the file replaced.
import importlib
import importlib.util
import os
import sys

folder = os.environ['TEST_TMP']
sys.path.insert(0, folder)
source = os.path.join(folder, 'module.py')
with open(source, 'w') as file:
    file.write('X = 1')
import module
compiled = importlib.util.cache_from_source(source)
with open(compiled, 'rb') as file:
    good = file.read()
for bad in good[:16], good[:-3], good[:16] + b'N', good[:16] + b'\xff' * 100, good[:20] + bytes(30) + good[50:]:
    with open(compiled, 'wb') as file:
        file.write(bad)
    del sys.modules['module']
    with open(compiled, 'rb') as file:
        print(importlib.import_module('module').X, file.read() == bad, open(compiled, 'rb').read() == good)
# -> 1 True True
# -> 1 True True
# -> 1 True True
# -> 1 True True
# -> 1 True True
