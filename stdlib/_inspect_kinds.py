"""What kind of object something is, for the module inspect; and attributes without side effects."""

import functools
import sys
import types

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE, CO_COROUTINE = 16, 32, 64, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512
CO_HAS_DOCSTRING, CO_METHOD = 0x4000000, 0x8000000
TPFLAGS_IS_ABSTRACT = 1 << 20

missing = object()


# ---- plain questions of type ----------------------------------------------------------------

def ismodule(object):
    """Return whether the object is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Return whether the object is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Return whether the object is a method bound to an instance."""
    return isinstance(object, types.MethodType)


def ispackage(object):
    """Return whether the object is a package."""
    return ismodule(object) and hasattr(object, '__path__')


def isfunction(object):
    """Return whether the object is a function written in Python."""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    """Return whether the object is a function, or a bound method, written in C."""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Return whether the object is a bound special method of a type written in C."""
    return isinstance(object, types.MethodWrapperType)


def ismemberdescriptor(object):
    """Return whether the object is a descriptor of a slot."""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Return whether the object is a computed attribute of a type written in C."""
    return isinstance(object, types.GetSetDescriptorType)


def isgenerator(object):
    """Return whether the object is a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Return whether the object is a coroutine."""
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    """Return whether the object is an asynchronous generator."""
    return isinstance(object, types.AsyncGeneratorType)


def istraceback(object):
    """Return whether the object is a traceback."""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Return whether the object is a frame."""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Return whether the object is a code object."""
    return isinstance(object, types.CodeType)


def isawaitable(object):
    """Return whether the object can be used in an await expression."""
    from collections.abc import Awaitable
    return (iscoroutine(object) or isinstance(object, Awaitable)
            or isgenerator(object) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE))


# ---- descriptors ----------------------------------------------------------------------------

def ismethoddescriptor(object):
    """Return whether the object has __get__ but cannot be set, and is no function or method."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return (hasattr(kind, '__get__') and not hasattr(kind, '__set__')
            and not hasattr(kind, '__delete__'))


def isdatadescriptor(object):
    """Return whether the object is a descriptor that can be set or deleted."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__set__') or hasattr(kind, '__delete__')


def isroutine(object):
    """Return whether the object is a function or method of any kind."""
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or ismethoddescriptor(object) or ismethodwrapper(object))


def isabstract(object):
    """Return whether the object is a class with abstract methods."""
    if not isinstance(object, type):
        return False
    if object.__flags__ & TPFLAGS_IS_ABSTRACT:
        return True
    from abc import ABCMeta
    if not issubclass(type(object), ABCMeta) or hasattr(object, '__abstractmethods__'):
        return False
    # The class is being made: nobody has counted its abstract methods yet.
    candidates = list(object.__dict__.values())
    for base in object.__bases__:
        candidates += [getattr(object, name, None)
                       for name in getattr(base, '__abstractmethods__', ())]
    return any(getattr(value, '__isabstractmethod__', False) for value in candidates)


# ---- functions by what a call of them gives -------------------------------------------------

def is_functionlike(obj):
    """Return whether the object, not being a function, has all that makes one."""
    if not callable(obj) or isclass(obj):
        return False
    defaults = getattr(obj, '__defaults__', missing)
    kwdefaults = getattr(obj, '__kwdefaults__', missing)
    return (isinstance(getattr(obj, '__code__', None), types.CodeType)
            and isinstance(getattr(obj, '__name__', None), str)
            and (defaults is None or isinstance(defaults, tuple))
            and (kwdefaults is None or isinstance(kwdefaults, dict)))


def _has_flag(obj, flag):
    obj = functools._unwrap_partialmethod(obj)
    while ismethod(obj):
        obj = obj.__func__
    obj = functools._unwrap_partial(obj)
    if isfunction(obj) or is_functionlike(obj):
        return bool(obj.__code__.co_flags & flag)
    return False


def isgeneratorfunction(obj):
    """Return whether a call of the object gives a generator."""
    return _has_flag(obj, CO_GENERATOR)


def isasyncgenfunction(obj):
    """Return whether a call of the object gives an asynchronous generator."""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


_coroutine_mark = object()


def markcoroutinefunction(func):
    """Make iscoroutinefunction() true of a function that returns a coroutine."""
    func = getattr(func, '__func__', func)
    func._is_coroutine_marker = _coroutine_mark
    return func


def iscoroutinefunction(obj):
    """Return whether a call of the object gives a coroutine."""
    if _has_flag(obj, CO_COROUTINE):
        return True
    while ismethod(obj):
        obj = obj.__func__
    obj = functools._unwrap_partial(obj)
    return getattr(obj, '_is_coroutine_marker', None) is _coroutine_mark


def unwrap(func, *, stop=None):
    """Follow __wrapped__ to the function that is inside, or to one that stop() is true of."""
    first = func
    seen = {id(func): func}
    limit = sys.getrecursionlimit()
    while not isinstance(func, type) and hasattr(func, '__wrapped__'):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= limit:
            raise ValueError(f'wrapper loop when unwrapping {first!r}')
        seen[id(func)] = func
    return func


# ---- attributes, without running any code ---------------------------------------------------

_mro_of = type.__dict__['__mro__'].__get__
_dict_of = type.__dict__['__dict__'].__get__


def _own_dict(cls):
    """Return what a class puts in the place of its instances' __dict__, or `missing`."""
    for entry in _mro_of(cls):
        namespace = _dict_of(entry)
        if '__dict__' in namespace:
            found = namespace['__dict__']
            if not (type(found) is types.GetSetDescriptorType and found.__name__ == '__dict__'
                    and found.__objclass__ is entry):
                return found
    return missing


def _in_classes(cls, name):
    for entry in _mro_of(cls):
        if _own_dict(type(entry)) is missing and name in _dict_of(entry):
            return _dict_of(entry)[name]
    return missing


def getattr_static(obj, attr, default=missing):
    """Return an attribute as it is stored, without calling descriptors or __getattr__."""
    in_instance = missing
    cls = type(obj)
    if type in _mro_of(cls):
        cls = obj
    else:
        own = _own_dict(cls)
        if own is missing or type(own) is types.MemberDescriptorType:
            try:
                in_instance = dict.get(object.__getattribute__(obj, '__dict__'), attr, missing)
            except AttributeError:
                pass
    in_class = _in_classes(cls, attr)
    if in_instance is not missing and in_class is not missing:
        kind = type(in_class)
        if _in_classes(kind, '__get__') is not missing and (
                _in_classes(kind, '__set__') is not missing
                or _in_classes(kind, '__delete__') is not missing):
            return in_class
    if in_instance is not missing:
        return in_instance
    if in_class is not missing:
        return in_class
    if obj is cls:
        in_metaclass = _in_classes(type(cls), attr)
        if in_metaclass is not missing:
            return in_metaclass
    if default is not missing:
        return default
    raise AttributeError(attr)
