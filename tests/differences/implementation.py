# The implementation has a name of its own; tests for CPython's details ask for that. CPython: cpython.
import platform
import sys

print(sys.implementation.name, platform.python_implementation(), sys.version_info[:2])   # -> minipy minipy (3, 14)
