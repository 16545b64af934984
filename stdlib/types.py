"""The names of types that have no other, and ways to make classes."""

import sys


def _find_types():
    """Return the types by name; each is met where it occurs."""
    def function():
        pass

    def generator():
        yield

    async def coroutine():
        pass

    async def async_generator():
        yield

    class Class:
        __slots__ = ('member',)

        def method(self):
            pass

    cell = (lambda: function).__closure__[0]
    coroutine_object = coroutine()
    coroutine_object.close()
    try:
        raise TypeError
    except TypeError as error:
        traceback = error.__traceback__
    return {
        'FunctionType': type(function), 'LambdaType': type(function),
        'CodeType': type(function.__code__), 'MappingProxyType': type(type.__dict__),
        'SimpleNamespace': type(sys.implementation), 'CellType': type(cell),
        'GeneratorType': type(generator()), 'CoroutineType': type(coroutine_object),
        'AsyncGeneratorType': type(async_generator()), 'MethodType': type(Class().method),
        'BuiltinFunctionType': type(len), 'BuiltinMethodType': type([].append),
        'WrapperDescriptorType': type(object.__init__),
        'MethodWrapperType': type(object().__str__), 'MethodDescriptorType': type(str.join),
        'ClassMethodDescriptorType': type(dict.__dict__['fromkeys']), 'ModuleType': type(sys),
        'TracebackType': type(traceback), 'FrameType': type(traceback.tb_frame),
        'GetSetDescriptorType': type(type(function).__code__),
        'MemberDescriptorType': type(Class.member), 'GenericAlias': type(list[int]),
        'UnionType': type(int | str), 'EllipsisType': type(...), 'NoneType': type(None),
        'NotImplementedType': type(NotImplemented)}


globals().update(_find_types())
try:
    from _types import CapsuleType
except ImportError:
    pass


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Make a class as a class statement does; exec_body(namespace) fills it."""
    resolved_bases = resolve_bases(bases)
    metaclass, namespace, kwds = prepare_class(name, resolved_bases, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved_bases is not bases:
        namespace['__orig_bases__'] = bases
    return metaclass(name, resolved_bases, namespace, **kwds)


def resolve_bases(bases):
    """Replace bases that are not classes by those that they stand for."""
    resolved = []
    for base in bases:
        if isinstance(base, type) or not hasattr(base, "__mro_entries__"):
            resolved.append(base)
            continue
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        resolved += entries
    if len(resolved) == len(bases) and all(map(lambda a, b: a is b, resolved, bases)):
        return bases
    return tuple(resolved)


def prepare_class(name, bases=(), kwds=None):
    """Return the metaclass, the namespace and the other keywords of a class to be made."""
    kwds = {} if kwds is None else dict(kwds)
    if 'metaclass' in kwds:
        metaclass = kwds.pop('metaclass')
    else:
        metaclass = type(bases[0]) if bases else type
    if isinstance(metaclass, type):
        metaclass = _most_derived(metaclass, bases)
    if hasattr(metaclass, '__prepare__'):
        namespace = metaclass.__prepare__(name, bases, **kwds)
    else:
        namespace = {}
    return metaclass, namespace, kwds


def _most_derived(winner, bases):
    for base in bases:
        metaclass = type(base)
        if issubclass(winner, metaclass):
            continue
        if not issubclass(metaclass, winner):
            raise TypeError("metaclass conflict: the metaclass of a derived class must be a "
                            "(non-strict) subclass of the metaclasses of all its bases")
        winner = metaclass
    return winner


def get_original_bases(cls, /):
    """Return a class's bases as they were written."""
    try:
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    except AttributeError:
        raise TypeError(
            f"Expected an instance of type, not {type(cls).__name__!r}") from None


class DynamicClassAttribute:
    """A property that instances have; the class's attribute is looked up by its metaclass."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or fget.__doc__
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def _copy(self, fget, fset, fdel, doc):
        copy = type(self)(fget, fset, fdel, doc)
        copy.overwrite_doc = self.overwrite_doc
        return copy

    def getter(self, fget):
        """Return a copy with another getter."""
        doc = fget.__doc__ if self.overwrite_doc else None
        return self._copy(fget, self.fset, self.fdel, doc or self.__doc__)

    def setter(self, fset):
        """Return a copy with another setter."""
        return self._copy(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        """Return a copy with another deleter."""
        return self._copy(self.fget, self.fset, fdel, self.__doc__)


class _GeneratorWrapper:
    """Makes a generator-like object awaitable."""

    def __init__(self, gen):
        self._gen = gen
        self._is_generator = gen.__class__ is GeneratorType
        self.__name__ = getattr(gen, '__name__', None)
        self.__qualname__ = getattr(gen, '__qualname__', None)

    def send(self, value):
        return self._gen.send(value)

    def throw(self, tp, *rest):
        return self._gen.throw(tp, *rest)

    def close(self):
        return self._gen.close()

    @property
    def gi_code(self):
        return self._gen.gi_code

    @property
    def gi_frame(self):
        return self._gen.gi_frame

    @property
    def gi_running(self):
        return self._gen.gi_running

    @property
    def gi_yieldfrom(self):
        return self._gen.gi_yieldfrom

    @property
    def gi_suspended(self):
        return self._gen.gi_suspended

    cr_code = gi_code
    cr_frame = gi_frame
    cr_running = gi_running
    cr_await = gi_yieldfrom
    cr_suspended = gi_suspended

    def __next__(self):
        return next(self._gen)

    def __iter__(self):
        return self._gen if self._is_generator else self

    __await__ = __iter__


_CO_GENERATOR, _CO_COROUTINE, _CO_ITERABLE_COROUTINE = 0x20, 0x80, 0x100


def coroutine(func):
    """Make what a generator function returns awaitable."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    if func.__class__ is FunctionType and getattr(func, '__code__', None).__class__ is CodeType:
        code = func.__code__
        if code.co_flags & (_CO_COROUTINE | _CO_ITERABLE_COROUTINE):
            return func
        if code.co_flags & _CO_GENERATOR:
            func.__code__ = code.replace(co_flags=code.co_flags | _CO_ITERABLE_COROUTINE)
            return func
    import functools
    from _collections_abc import Coroutine, Generator

    @functools.wraps(func)
    def wrapped(*args, **kwargs):
        result = func(*args, **kwargs)
        if (result.__class__ is CoroutineType or result.__class__ is GeneratorType
                and result.gi_code.co_flags & _CO_ITERABLE_COROUTINE):
            return result
        if isinstance(result, Generator) and not isinstance(result, Coroutine):
            return _GeneratorWrapper(result)
        return result
    return wrapped


del sys
__all__ = [name for name in globals() if not name.startswith('_')]
