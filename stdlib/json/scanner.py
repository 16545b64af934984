"""scan_once(string, index) for a decoder: a value and where it ends, or StopIteration(index)."""

from _json import make_scanner

__all__ = ['make_scanner']

c_make_scanner = make_scanner
