"""A function that CPython's tests of pickle take as an example of one that moved: its module is none of minipy's."""

import os


def whichdb(filename):
    """By which module a database was made, as far as its files' names tell; '' if there are such files of neither."""
    if os.path.exists(filename + '.dat') and os.path.exists(filename + '.dir'):
        return 'dbm.dumb'
    return '' if os.path.exists(filename) or os.path.exists(filename + '.db') else None
