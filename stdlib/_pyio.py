"""The streams of io, by the name that CPython gives to those written in Python.

minipy has one implementation, and this is it.
"""

from io import *
from io import open_code, text_encoding, __all__
