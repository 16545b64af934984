"""Where pickles of Python 3.13 look for the classes of pathlib."""

from pathlib import *
