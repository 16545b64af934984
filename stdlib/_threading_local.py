"""The class local of threading, under the name of CPython's version in Python."""

from _thread import _local as local

__all__ = ['local']
