"""Functions that act on functions."""

from _thread import RLock, get_ident as _get_ident
from abc import get_cache_token
from reprlib import recursive_repr as _recursive_repr

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering',
           'cache', 'cmp_to_key', 'lru_cache', 'reduce', 'partial', 'partialmethod',
           'singledispatch', 'singledispatchmethod', 'cached_property', 'Placeholder']

GenericAlias = type(list[int])
UnionType = type(int | str)
_MappingProxyType = type(type.__dict__)

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotate__',
                       '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make a wrapper look like what it wraps; return it."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    # Last, so that the update can't overwrite it.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Return a decorator that makes a wrapper look like what it wraps."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# total_ordering: from one of the four comparisons, and equality, the other three. Each calls the
# method of the root directly: the operator would try the other operand's, which may come back here.

def _from_root(name, root, combine):
    def method(self, other):
        result = getattr(type(self), root)(self, other)
        return result if result is NotImplemented else combine(result, self, other)
    method.__name__ = name
    method.__qualname__ = f'_{name[2:4]}_from_{root[2:4]}'
    method.__doc__ = f'Derived by @total_ordering from {root}.'
    # Found by this name in this module, so that it can be pickled.
    globals()[method.__qualname__] = method
    return name, method


def _not(result, self, other):
    return not result


def _not_and_differ(result, self, other):
    return not result and self != other


def _and_differ(result, self, other):
    return result and self != other


def _or_same(result, self, other):
    return result or self == other


def _not_or_same(result, self, other):
    return not result or self == other


_orderings = {
    root: [_from_root(name, root, combine) for name, combine in derived]
    for root, derived in (
        ('__lt__', (('__gt__', _not_and_differ), ('__le__', _or_same), ('__ge__', _not))),
        ('__le__', (('__ge__', _not_or_same), ('__lt__', _and_differ), ('__gt__', _not))),
        ('__gt__', (('__lt__', _not_and_differ), ('__ge__', _or_same), ('__le__', _not))),
        ('__ge__', (('__le__', _not_or_same), ('__gt__', _and_differ), ('__lt__', _not))))}


def total_ordering(cls):
    """Give a class that defines one ordering comparison the others."""
    roots = {name for name in _orderings
             if getattr(cls, name, None) is not getattr(object, name, None)}
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = next(name for name in _orderings if name in roots)
    for name, method in _orderings[root]:
        if name not in roots:
            setattr(cls, name, method)
    return cls


def cmp_to_key(mycmp):
    """Make a key function of a comparison function that returns a number."""
    class K:
        __slots__ = ['obj']
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0
    return K


_MISSING = object()


def _reduce(function, sequence, initial=_MISSING):
    values = iter(sequence)
    if initial is _MISSING:
        try:
            value = next(values)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        value = initial
    for item in values:
        value = function(value, item)
    return value


def reduce(*args, **kwargs):
    """Fold an iterable, from its left, by a function of two arguments."""
    if 'function' in kwargs or 'sequence' in kwargs:
        import warnings
        warnings.warn('Calling functools.reduce with keyword arguments "function" or "sequence" is '
                      'deprecated in Python 3.14 and will be forbidden in Python 3.16.',
                      DeprecationWarning, stacklevel=2)
    return _reduce(*args, **kwargs)


class _PlaceholderType:
    """The type of Placeholder, which stands for an argument that the call will give."""

    __slots__ = ()
    _instance = None

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"type '{cls.__name__}' is not an acceptable base type")

    def __new__(cls):
        if cls._instance is None:
            cls._instance = object.__new__(cls)
        return cls._instance

    def __repr__(self):
        return 'Placeholder'

    def __reduce__(self):
        return 'Placeholder'


Placeholder = _PlaceholderType()

try:
    from _functools import Placeholder, _PlaceholderType
except ImportError:
    pass


def _fill(arguments, count, given, kind):
    """Put the given arguments in the places that are left open, the rest after them."""
    if not count:
        return arguments + given
    if len(given) < count:
        raise TypeError(f"missing positional arguments in '{kind}' call; "
                        f"expected at least {count}, got {len(given)}")
    given = iter(given)
    return (*[next(given) if value is Placeholder else value for value in arguments], *given)


def _count_placeholders(arguments):
    return sum(value is Placeholder for value in arguments)


def _partial_new(cls, func, /, *args, **keywords):
    if issubclass(cls, partial):
        base = partial
        if not callable(func):
            raise TypeError("the first argument must be callable")
    else:
        base = partialmethod
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
    if args and args[-1] is Placeholder:
        raise TypeError("trailing Placeholders are not allowed")
    for value in keywords.values():
        if value is Placeholder:
            raise TypeError("Placeholder cannot be passed as a keyword argument")
    if isinstance(func, base):
        if args:
            missing = _count_placeholders(func.args) - len(args)
            args = _fill(func.args, _count_placeholders(func.args),
                         args + (Placeholder,) * missing, '')
        else:
            args = func.args
        keywords = {**func.keywords, **keywords}
        func = func.func
    self = object.__new__(cls)
    self.func = func
    self.args = args
    self.keywords = keywords
    self._open = _count_placeholders(args)
    return self


def _partial_repr(self):
    cls = type(self)
    arguments = [repr(self.func), *map(repr, self.args),
                 *(f"{name}={value!r}" for name, value in self.keywords.items())]
    return f"{cls.__module__}.{cls.__qualname__}({', '.join(arguments)})"


class partial:
    """A function with some of its arguments given."""

    __slots__ = ("func", "args", "keywords", "_open", "__dict__", "__weakref__")
    __new__ = _partial_new
    __repr__ = _recursive_repr()(_partial_repr)

    def __call__(self, /, *args, **keywords):
        if self._open or args:
            args = _fill(self.args, self._open, args, 'partial')
        else:
            args = self.args
        if not keywords:
            return self.func(*args, **self.keywords)
        return self.func(*args, **{**self.keywords, **keywords})

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        from types import MethodType
        return MethodType(self, obj)

    def __reduce__(self):
        return (type(self), (self.func,),
                (self.func, self.args, self.keywords or None, self.__dict__ or None))

    def __setstate__(self, state):
        if not isinstance(state, tuple):
            raise TypeError("argument to __setstate__ must be a tuple")
        if len(state) != 4:
            raise TypeError(f"expected 4 items in state, got {len(state)}")
        func, args, keywords, namespace = state
        if not (callable(func) and isinstance(args, tuple)
                and (keywords is None or isinstance(keywords, dict))
                and (namespace is None or isinstance(namespace, dict))):
            raise TypeError("invalid partial state")
        if args and args[-1] is Placeholder:
            raise TypeError("trailing Placeholders are not allowed")
        self.__dict__ = {} if namespace is None else namespace
        self.func = func
        self.args = tuple(args)
        if type(keywords) is not dict:
            keywords = {} if keywords is None else dict(keywords)
        self.keywords = keywords
        self._open = _count_placeholders(self.args)

    __class_getitem__ = classmethod(GenericAlias)


for _name in ('cmp_to_key', 'reduce', 'partial'):
    try:
        globals()[_name] = getattr(__import__('_functools'), _name)
    except (ImportError, AttributeError):
        pass


class partialmethod:
    """A method with some of its arguments given."""

    __new__ = _partial_new
    __repr__ = _partial_repr

    def _make_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            args = _fill(self.args, self._open, args, 'partialmethod')
            return self.func(cls_or_self, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            func = get(obj, cls)
            if func is not self.func:
                # The descriptor has bound whatever it binds.
                result = partial(func, *self.args, **self.keywords)
                try:
                    result.__self__ = func.__self__
                except AttributeError:
                    pass
                return result
        return self._make_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)


def _unwrap_partial(func):
    while isinstance(func, partial):
        func = func.func
    return func


def _unwrap_partialmethod(func):
    before = None
    while func is not before:
        before = func
        while isinstance(getattr(func, "__partialmethod__", None), partialmethod):
            func = func.__partialmethod__
        while isinstance(func, partialmethod):
            func = func.func
        func = _unwrap_partial(func)
    return func


_cache_info_type = None


def _CacheInfo(hits, misses, maxsize, currsize):
    global _cache_info_type
    if _cache_info_type is None:
        from collections import namedtuple
        _cache_info_type = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])
    return _cache_info_type(hits, misses, maxsize, currsize)


_KEYWORDS_FOLLOW = (object(),)


class _HashedSeq(list):
    """A key whose parts are asked for their hash once."""

    __slots__ = 'hashvalue'

    def __init__(self, parts):
        self[:] = parts
        self.hashvalue = hash(parts)

    def __hash__(self):
        return self.hashvalue


def _make_key(args, kwds, typed, *, len=len, type=type, tuple=tuple, map=map):
    """Return a dict key that differs where the arguments do; with typed, where their types do."""
    key = args
    if kwds:
        key += _KEYWORDS_FOLLOW
        for item in kwds.items():
            key += item
    if typed:
        key += tuple(map(type, args))
        if kwds:
            key += tuple(map(type, kwds.values()))
    elif len(key) == 1 and type(key[0]) in (int, str):
        return key[0]
    return _HashedSeq(key)


def lru_cache(maxsize=128, typed=False):
    """Have a function remember its last maxsize results, or all if that is None."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        # Used as a decorator without parentheses.
        function, maxsize = maxsize, 128
        return _decorate_cached(function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')
    return lambda function: _decorate_cached(function, maxsize, typed)


def _decorate_cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


def _lru_cache_wrapper(function, maxsize, typed, make_info):
    if not callable(function):
        raise TypeError("the first argument must be callable")
    if maxsize is None:
        return _unbounded_cache(function, typed, make_info)
    return _bounded_cache(function, maxsize, typed, make_info)


def _unbounded_cache(function, typed, make_info):
    """A hit writes nothing that another thread reads: each thread has counts of its own."""
    results, counts = {}, {}

    def wrapper(*args, **kwds):
        key = _make_key(args, kwds, typed)
        result = results.get(key, _MISSING)
        try:
            count = counts[_get_ident()]
        except KeyError:
            count = counts[_get_ident()] = [0, 0]
        if result is not _MISSING:
            count[0] += 1
            return result
        count[1] += 1
        result = results[key] = function(*args, **kwds)
        return result

    def cache_info():
        """Report hits, misses and sizes."""
        each = list(counts.values())
        return make_info(sum(count[0] for count in each), sum(count[1] for count in each),
                         None, len(results))

    def cache_clear():
        """Forget the results."""
        results.clear()
        counts.clear()

    wrapper.cache_info, wrapper.cache_clear = cache_info, cache_clear
    return wrapper


def _bounded_cache(function, maxsize, typed, make_info):
    """The results, least recently used first, and the counts change under the lock.

    It is reentrant, because hashing and comparing keys may call the function again; that is also
    why each step starts from what the dict holds at that moment.
    """
    results = {}
    hits = misses = 0
    lock, size = RLock(), results.__len__

    def wrapper(*args, **kwds):
        nonlocal hits, misses
        key = _make_key(args, kwds, typed)
        with lock:
            result = results.pop(key, _MISSING)
            if result is not _MISSING:
                results[key] = result
                hits += 1
                return result
            misses += 1
        result = function(*args, **kwds)
        if maxsize:
            with lock:
                if key not in results:
                    while size() >= maxsize:
                        results.pop(next(iter(results)), None)
                    results[key] = result
        return result

    def cache_info():
        """Report hits, misses and sizes."""
        with lock:
            return make_info(hits, misses, maxsize, len(results))

    def cache_clear():
        """Forget the results."""
        nonlocal hits, misses
        with lock:
            results.clear()
            hits = misses = 0

    wrapper.cache_info, wrapper.cache_clear = cache_info, cache_clear
    return wrapper


try:
    from _functools import _lru_cache_wrapper
except ImportError:
    pass


def cache(user_function, /):
    """Have a function remember all its results."""
    return lru_cache(maxsize=None)(user_function)


# singledispatch: the implementation for a class is the one registered for the first class in its
# method resolution order, into which the abstract base classes that it belongs to, without naming
# them as its bases, have been put where they would stand if it did.

def _c3_merge(sequences):
    result = []
    while sequences := [sequence for sequence in sequences if sequence]:
        for sequence in sequences:
            candidate = sequence[0]
            if not any(candidate in other[1:] for other in sequences):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        result.append(candidate)
        for sequence in sequences:
            if sequence[0] == candidate:
                del sequence[0]
    return result


def _c3_mro(cls, abcs):
    """Return the order for a class with these abstract classes as further bases.

    They come after the bases that are themselves abstract classes, and before the others.
    """
    bases = list(cls.__bases__)
    boundary = 0
    for index, base in enumerate(bases):
        if hasattr(base, '__abstractmethods__'):
            boundary = index + 1
    new_bases = [abc for abc in abcs
                 if issubclass(cls, abc) and not any(issubclass(base, abc) for base in bases)]
    abcs = [abc for abc in abcs if abc not in new_bases]
    explicit, others = bases[:boundary], bases[boundary:]
    return _c3_merge([[cls], *(_c3_mro(base, abcs) for base in (*explicit, *new_bases, *others)),
                      explicit, new_bases, others])


def _compose_mro(cls, types):
    """Return the order for a class among the types that there are implementations for."""
    own = set(cls.__mro__)
    related = [typ for typ in types
               if typ not in own and hasattr(typ, '__mro__')
               and not isinstance(typ, GenericAlias) and issubclass(cls, typ)]
    related = [typ for typ in related
               if not any(typ != other and typ in other.__mro__ for other in related)]
    relevant = set(related)
    abcs = []
    for typ in related:
        # A subclass of an abstract class may be nearer to cls, and derive from several of them.
        orders = [[base for base in sub.__mro__ if base in relevant]
                  for sub in typ.__subclasses__() if sub not in own and issubclass(cls, sub)]
        orders.sort(key=len, reverse=True)
        for found in orders or [[typ]]:
            abcs += [base for base in found if base not in abcs]
    return _c3_mro(cls, abcs)


def _find_impl(cls, registry):
    match = None
    for typ in _compose_mro(cls, list(registry)):
        if match is not None:
            if (typ in registry and typ not in cls.__mro__ and match not in cls.__mro__
                    and not issubclass(match, typ)):
                raise RuntimeError(f"Ambiguous dispatch: {match} or {typ}")
            break
        if typ in registry:
            match = typ
    return registry.get(match)


def _is_class_or_union(cls):
    if isinstance(cls, UnionType):
        return all(isinstance(arg, type) for arg in cls.__args__)
    return isinstance(cls, type)


def _annotated_class(func):
    """Return what a function's first annotation says."""
    if getattr(func, '__annotate__', None) is None:
        raise TypeError(f"Invalid first argument to `register()`: {func!r}. Use either "
                        "`@register(some_class)` or plain `@register` on an annotated function.")
    from annotationlib import Format, ForwardRef
    from typing import get_type_hints
    name, cls = next(iter(get_type_hints(func, format=Format.FORWARDREF).items()))
    if not _is_class_or_union(cls):
        if isinstance(cls, UnionType):
            what = 'not all arguments are classes'
        elif isinstance(cls, ForwardRef):
            what = 'is an unresolved forward reference'
        else:
            what = 'is not a class'
        raise TypeError(f"Invalid annotation for {name!r}. {cls!r} {what}.")
    return cls


def singledispatch(func):
    """Make a function that calls the implementation registered for its first argument's class."""
    from weakref import WeakKeyDictionary
    registry = {object: func}
    found = WeakKeyDictionary()
    token = None

    def dispatch(cls):
        """Return the implementation for a class."""
        nonlocal token
        if token is not None:
            now = get_cache_token()
            if token != now:
                found.clear()
                token = now
        try:
            return found[cls]
        except KeyError:
            pass
        try:
            implementation = registry[cls]
        except KeyError:
            implementation = _find_impl(cls, registry)
        found[cls] = implementation
        return implementation

    def register(cls, func=None):
        """Register an implementation for a class; decorates without func."""
        nonlocal token
        if _is_class_or_union(cls):
            if func is None:
                return lambda func: register(cls, func)
        elif func is not None:
            raise TypeError("Invalid first argument to `register()`. "
                            f"{cls!r} is not a class or union type.")
        else:
            func, cls = cls, _annotated_class(cls)
        for each in cls.__args__ if isinstance(cls, UnionType) else (cls,):
            registry[each] = func
            if token is None and hasattr(each, '__abstractmethods__'):
                token = get_cache_token()
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, '__name__', 'singledispatch function')
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = _MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """Like singledispatch, for methods: the first argument after self decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Register an implementation for a class; decorates without method."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        return _singledispatchmethod_get(self, obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    def __repr__(self):
        return f'<single dispatch method descriptor {_name_of(self.func)}>'


def _name_of(func):
    return getattr(func, '__qualname__', getattr(func, '__name__', '?'))


class _singledispatchmethod_get:
    """A singledispatchmethod, bound to an object or a class."""

    def __init__(self, unbound, obj, cls):
        self._unbound = unbound
        self._dispatch = unbound.dispatcher.dispatch
        self._obj = obj
        self._cls = cls
        for name in ('__module__', '__doc__'):
            try:
                setattr(self, name, getattr(unbound.func, name))
            except AttributeError:
                pass

    def __repr__(self):
        if self._obj is not None:
            return f'<bound single dispatch method {_name_of(self)} of {self._obj!r}>'
        return f'<single dispatch method {_name_of(self)}>'

    def __call__(self, /, *args, **kwargs):
        if not args:
            name = getattr(self._unbound.func, '__name__', 'singledispatchmethod method')
            raise TypeError(f'{name} requires at least 1 positional argument')
        method = self._dispatch(args[0].__class__)
        return method.__get__(self._obj, self._cls)(*args, **kwargs)

    def __getattr__(self, name):
        if name not in ('__name__', '__qualname__', '__isabstractmethod__', '__annotations__',
                        '__type_params__'):
            raise AttributeError
        return getattr(self._unbound.func, name)

    @property
    def __wrapped__(self):
        return self._unbound.func

    @property
    def register(self):
        return self._unbound.register


class cached_property:
    """A property that is worked out once and then kept in the object's dict.

    Without a lock: threads that ask at the same time may each work it out, and the last one stays.
    """

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling "
                            "__set_name__ on it.")
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                            f"instance to cache {name!r} property.") from None
        value = attributes.get(name, _MISSING)
        if value is _MISSING:
            value = self.func(instance)
            try:
                attributes[name] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} "
                                "instance does not support item assignment for caching "
                                f"{name!r} property.") from None
        return value

    __class_getitem__ = classmethod(GenericAlias)
