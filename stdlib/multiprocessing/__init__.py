"""Processes with an interface like that of threads."""

from multiprocessing import context

__all__ = [name for name in dir(context._default_context) if not name.startswith('_')]
globals().update((name, getattr(context._default_context, name)) for name in __all__)

# The module that the children of a spawned program call their main one.
import sys
if '__main__' in sys.modules:
    sys.modules['__mp_main__'] = sys.modules['__main__']
del sys
