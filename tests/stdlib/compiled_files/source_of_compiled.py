"""The path of the source of a compiled file."""
from importlib import _bootstrap_external
from unittest import mock

for there in True, False:
    with mock.patch('importlib._bootstrap_external._path_isfile', return_value=there):
        for path in 'a.pyc', 'a.pyo', 'a.py', 'a.x', 'a', '', '/f/a.PYC':
            print(there, path, _bootstrap_external._get_sourcefile(path))
