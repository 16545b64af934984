"""What CPython's own tests ask of its C interface in the midst of others, said in Python.

There, functions of C that take an object's items do so for tests of the built-in types. Here the same is done
by the language, without which whole modules of tests could not be imported.
"""


def sequence_getitem(sequence, index):
    return sequence[index]


def sequence_setitem(sequence, index, value):
    sequence[index] = value


def sequence_delitem(sequence, index):
    del sequence[index]


def _py_getbuiltwithassert():
    return False
