"""importlib.util._find_spec_from_path(), which some programs call: find_spec() with a path, and without imports."""
import importlib.util
import os
import sys
import tempfile
import types

folder = tempfile.mkdtemp()
with open(f'{folder}/lone.py', 'w') as file:
    file.write('raise SystemExit\n')
os.mkdir(f'{folder}/spread')

find = importlib.util._find_spec_from_path
print(find('lone'), find('lone', [folder]).name, find('lone', [folder]).origin.replace(folder, '…'))
print(list(find('spread', [folder]).submodule_search_locations) == [f'{folder}/spread'])
print(find('sys') is sys.__spec__)
sys.modules['none'] = None
sys.modules['bare'] = types.ModuleType('bare')
print(find('none'))
try:
    find('bare')
except ValueError as error:
    print(error)
