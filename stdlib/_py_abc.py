"""The abstract base classes of abc, by the name that CPython gives to those written in Python.

minipy has one implementation, and this is it.
"""

from abc import ABCMeta, get_cache_token
