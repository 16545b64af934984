"""The module gzip, under its name among the others."""

from gzip import *
