"""The module lzma, under its name among the others."""

from lzma import *
