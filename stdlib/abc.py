"""Abstract base classes."""

from _thread import allocate_lock as _allocate_lock
from _weakref import ref as _ref
try:
    # What is registered as a sequence or a mapping matches in patterns as such.
    from _abc import _inherit_flags
except ImportError:
    def _inherit_flags(subclass, cls):
        pass


def abstractmethod(funcobj):
    """Mark a method that subclasses must override before they can have instances."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Deprecated: classmethod around abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Deprecated: staticmethod around abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Deprecated: property around abstractmethod."""

    __isabstractmethod__ = True


# Counts registrations. What a class is not is remembered only as long as there is none: a negative
# cache made at another count is dropped. The lock makes counting and registering one step, so that
# an answer found before a registration is never stored under the count that follows it.
_lock = _allocate_lock()
_registrations = 0


def get_cache_token():
    """Return what changes whenever a class is registered with an abstract base class."""
    return _registrations


_SEQUENCE_OR_MAPPING = 1 << 5 | 1 << 6


class _abc_data:
    """What an abstract base class knows of subclasses.

    The registry and both caches are sets of weak references, whose callbacks take them out again.
    They change by single set operations, and are copied before they are walked. They are made when
    they are first needed.
    """

    __module__ = '_abc'
    __slots__ = ('registry', 'cache', 'negative')

    def __init__(self):
        self.registry = self.cache = None
        self.negative = None            # (count of registrations, set)


class ABCMeta(type):
    """The metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        abstracts = {name for name, value in namespace.items()
                     if getattr(value, '__isabstractmethod__', False)}
        for base in bases:
            for name in getattr(base, '__abstractmethods__', ()):
                if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                    abstracts.add(name)
        if '__abc_tpflags__' in namespace:      # what the class is for match statements
            flags = cls.__abc_tpflags__
            del cls.__abc_tpflags__
            if isinstance(flags, int) and flags & _SEQUENCE_OR_MAPPING == _SEQUENCE_OR_MAPPING:
                raise TypeError('__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and '
                                'Py_TPFLAGS_MAPPING')
        cls.__abstractmethods__ = frozenset(abstracts)
        cls._abc_impl = _abc_data()
        return cls

    def register(cls, subclass):
        """Make a class a subclass in name; return it, so that this can decorate."""
        global _registrations
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        data = cls._abc_impl
        with _lock:
            registry = data.registry
            if registry is None:
                registry = data.registry = set()
            registry.add(_ref(subclass, registry.discard))
            _registrations += 1
        _inherit_flags(subclass, cls)
        return subclass

    def __instancecheck__(cls, instance):
        subclass = getattr(instance, '__class__', type(instance))
        data = cls._abc_impl
        cache = data.cache
        if cache is not None and _ref(subclass) in cache:
            return True
        subtype = type(instance)
        if subtype is subclass:
            negative = data.negative
            if (negative is not None and negative[0] == _registrations
                    and _ref(subclass) in negative[1]):
                return False
            return cls.__subclasscheck__(subclass)
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(subtype)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        data = cls._abc_impl
        cache = data.cache
        if cache is not None and _ref(subclass) in cache:
            return True
        count = _registrations
        negative = data.negative
        if negative is not None and negative[0] == count and _ref(subclass) in negative[1]:
            return False
        if cls._abc_find(subclass):
            if cache is None:
                cache = data.cache = set()
            cache.add(_ref(subclass, cache.discard))
            return True
        if negative is None or negative[0] != count:
            negative = data.negative = (count, set())
        negative[1].add(_ref(subclass, negative[1].discard))
        return False

    def _dump_registry(cls, file=None):
        print(f'Class: {cls.__module__}.{cls.__qualname__}', file=file)
        print(f'Inv. counter: {get_cache_token()}', file=file)
        for name, value in zip(('_abc_registry', '_abc_cache', '_abc_negative_cache',
                                '_abc_negative_cache_version'), _get_dump(cls)):
            print(f'{name}: {value!r}', file=file)

    def _abc_registry_clear(cls):
        _reset_registry(cls)

    def _abc_caches_clear(cls):
        _reset_caches(cls)

    def _abc_find(cls, subclass):
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            assert isinstance(answer, bool)
            return answer
        if cls in getattr(subclass, '__mro__', ()):
            return True
        registry = cls._abc_impl.registry
        if registry is not None:
            for registered in list(registry):
                registered = registered()
                if registered is not None and issubclass(subclass, registered):
                    return True
        for child in cls.__subclasses__():
            if issubclass(subclass, child):
                return True
        return False


# ---- for tests, and for those who write classes into pickles ----

def _get_dump(cls):
    """Return a class's registry, both caches, and the count at which the negative one was made."""
    data = cls._abc_impl
    count, negative = data.negative or (_registrations, ())
    return set(data.registry or ()), set(data.cache or ()), set(negative), count


def _reset_registry(cls):
    """Forget which classes were registered."""
    with _lock:
        cls._abc_impl.registry = None


def _reset_caches(cls):
    """Forget what is known of subclasses."""
    data = cls._abc_impl
    data.cache = data.negative = None


def update_abstractmethods(cls):
    """Work out anew which methods of a class are abstract, after it was changed; return it."""
    if not hasattr(cls, '__abstractmethods__'):
        return cls
    names = {name for base in cls.__bases__ for name in getattr(base, '__abstractmethods__', ())}
    names.update(cls.__dict__)
    cls.__abstractmethods__ = frozenset(
        name for name in names
        if getattr(getattr(cls, name, None), '__isabstractmethod__', False))
    return cls


class ABC(metaclass=ABCMeta):
    """A base class that makes its subclasses abstract base classes."""

    __slots__ = ()
