"""The types of datetime, by the name that CPython gives to those written in Python.

minipy has one implementation, which is given out here also where sys.modules says that there is no _datetime.
"""

from importlib.machinery import BuiltinImporter, ModuleSpec

_module = BuiltinImporter.create_module(ModuleSpec('_datetime', BuiltinImporter))
globals().update((_name, _value) for _name, _value in vars(_module).items() if not _name.startswith('_'))
del BuiltinImporter, ModuleSpec


def __getattr__(name):
    """What datetime adds to it."""
    import datetime
    return getattr(datetime, name)
