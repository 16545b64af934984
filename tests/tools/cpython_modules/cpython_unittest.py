"""python -m unittest, for CPython's own tests, after what they look for beside what they test was put there.

Some modules of tests ask, when they are imported, where the library's files are, to have something to read:
here they are those that the command was built from. One needs a server of mail that is part of the tests, and
that server the addresses of CPython's parser of headers: two functions stand in for it. Whether code knows its
columns is asked through CPython's interface in C; ours does. The names of special methods that mocks know have
another name here.
"""

import ast
import linecache
import os
import sys
import types
import unittest
from test import support
from unittest import mock

LIBRARY = os.path.join(os.path.dirname(os.path.abspath(__file__)), *[os.pardir] * 3, "stdlib")

for module in ast, linecache:
    module.__file__ = os.path.join(os.path.normpath(LIBRARY), module.__name__ + ".py")


def get_addr_spec(value):
    """Return the address before the first space, and the text from there on."""
    address, space, rest = value.strip().partition(" ")
    return types.SimpleNamespace(addr_spec=address), space + rest


def get_angle_addr(value):
    """Return the address between angle brackets, and the text behind them."""
    address, _, rest = value.strip()[1:].partition(">")
    return types.SimpleNamespace(addr_spec=address), rest


parser = types.ModuleType("email._header_value_parser")
parser.get_addr_spec = get_addr_spec
parser.get_angle_addr = get_angle_addr
sys.modules[parser.__name__] = parser

support.has_no_debug_ranges = lambda: False
mock._magics = mock._MAGIC - mock._NOT_BY_DEFAULT

# Not in processes that multiprocessing starts.
if __name__ == "__main__":
    unittest.main(module=None, argv=["python -m unittest", *sys.argv[1:]])
