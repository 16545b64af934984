"""The arithmetic of decimal, by the name that CPython gives to those written in Python.

minipy has one implementation, which is given out here also where sys.modules says that there is no _decimal.
"""

from importlib.machinery import BuiltinImporter, ModuleSpec

_module = BuiltinImporter.create_module(ModuleSpec('_decimal', BuiltinImporter))
globals().update((_name, _value) for _name, _value in vars(_module).items() if not _name.startswith('_'))
del BuiltinImporter, ModuleSpec


def __getattr__(name):
    """What decimal adds to it."""
    import decimal
    return getattr(decimal, name)
