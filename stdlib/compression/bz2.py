"""The module bz2, under its name among the others."""

from bz2 import *
