"""python -m unittest"""

import os
import sys

from .main import main

__unittest = True

if sys.argv[0].endswith('__main__.py') or sys.argv[0] == __spec__.origin:
    sys.argv[0] = os.path.basename(sys.executable or 'python') + ' -m unittest'

main(module=None)
