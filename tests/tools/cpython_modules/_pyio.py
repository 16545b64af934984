"""CPython's io in Python. Here io has one implementation."""

from io import *
from io import BytesIO, StringIO, text_encoding
