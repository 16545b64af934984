"""The module zlib, under its name among the others."""

from zlib import *
