"""Python's operators as functions."""

from builtins import abs as _abs

__all__ = ['abs', 'add', 'and_', 'attrgetter', 'call', 'concat', 'contains', 'countOf', 'delitem',
           'eq', 'floordiv', 'ge', 'getitem', 'gt', 'iadd', 'iand', 'iconcat', 'ifloordiv',
           'ilshift', 'imatmul', 'imod', 'imul', 'index', 'indexOf', 'inv', 'invert', 'ior',
           'ipow', 'irshift', 'is_', 'is_none', 'is_not', 'is_not_none', 'isub', 'itemgetter',
           'itruediv', 'ixor', 'le', 'length_hint', 'lshift', 'lt', 'matmul', 'methodcaller',
           'mod', 'mul', 'ne', 'neg', 'not_', 'or_', 'pos', 'pow', 'rshift', 'setitem', 'sub',
           'truediv', 'truth', 'xor']


def lt(a, b, /):
    """Return a < b."""
    return a < b


def le(a, b, /):
    """Return a <= b."""
    return a <= b


def eq(a, b, /):
    """Return a == b."""
    return a == b


def ne(a, b, /):
    """Return a != b."""
    return a != b


def ge(a, b, /):
    """Return a >= b."""
    return a >= b


def gt(a, b, /):
    """Return a > b."""
    return a > b


def not_(a, /):
    """Return not a."""
    return not a


def truth(a, /):
    """Return whether a is true."""
    return True if a else False


def is_(a, b, /):
    """Return a is b."""
    return a is b


def is_not(a, b, /):
    """Return a is not b."""
    return a is not b


def is_none(a, /):
    """Return a is None."""
    return a is None


def is_not_none(a, /):
    """Return a is not None."""
    return a is not None


def abs(a, /):
    """Return the absolute value of a."""
    return _abs(a)


def add(a, b, /):
    """Return a + b."""
    return a + b


def and_(a, b, /):
    """Return a & b."""
    return a & b


def floordiv(a, b, /):
    """Return a // b."""
    return a // b


def lshift(a, b, /):
    """Return a << b."""
    return a << b


def matmul(a, b, /):
    """Return a @ b."""
    return a @ b


def mod(a, b, /):
    """Return a % b."""
    return a % b


def mul(a, b, /):
    """Return a * b."""
    return a * b


def or_(a, b, /):
    """Return a | b."""
    return a | b


def pow(a, b, /):
    """Return a ** b."""
    return a ** b


def rshift(a, b, /):
    """Return a >> b."""
    return a >> b


def sub(a, b, /):
    """Return a - b."""
    return a - b


def truediv(a, b, /):
    """Return a / b."""
    return a / b


def xor(a, b, /):
    """Return a ^ b."""
    return a ^ b


def index(a, /):
    """Return a as an integer."""
    return a.__index__()


def inv(a, /):
    """Return ~a."""
    return ~a


invert = inv


def neg(a, /):
    """Return -a."""
    return -a


def pos(a, /):
    """Return +a."""
    return +a


def concat(a, b, /):
    """Return a + b, for sequences."""
    if not hasattr(a, '__getitem__'):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    return a + b


def contains(a, b, /):
    """Return b in a."""
    return b in a


def countOf(a, b, /):
    """Return how many items of a are b."""
    return sum(item is b or item == b for item in a)


def delitem(a, b, /):
    """Delete a[b]."""
    del a[b]


def getitem(a, b, /):
    """Return a[b]."""
    return a[b]


def indexOf(a, b, /):
    """Return the index of the first item of a that is b."""
    for i, item in enumerate(a):
        if item is b or item == b:
            return i
    raise ValueError('sequence.index(x): x not in sequence')


def setitem(a, b, c, /):
    """Set a[b] to c."""
    a[b] = c


def length_hint(obj, default=0, /):
    """Return how many items an object has, or is likely to have."""
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be interpreted as an integer")
    try:
        return len(obj)
    except TypeError:
        pass
    try:
        hint = type(obj).__length_hint__
    except AttributeError:
        return default
    try:
        value = hint(obj)
    except TypeError:
        return default
    if value is NotImplemented:
        return default
    if not isinstance(value, int):
        raise TypeError(f'__length_hint__ must be an integer, not {type(value).__name__}')
    if value < 0:
        raise ValueError('__length_hint__() should return >= 0')
    return value


def call(obj, /, *args, **kwargs):
    """Return obj(*args, **kwargs)."""
    return obj(*args, **kwargs)


class attrgetter:
    """A function that returns attributes of its argument; names may have dots."""

    __slots__ = ('_attrs', '_call')

    def __init__(self, attr, /, *attrs):
        self._attrs = (attr, *attrs)
        for name in self._attrs:
            if not isinstance(name, str):
                raise TypeError('attribute name must be a string')
        getters = tuple(self._getter(name.split('.')) for name in self._attrs)
        if attrs:
            self._call = lambda obj: tuple([getter(obj) for getter in getters])
        else:
            self._call = getters[0]

    @staticmethod
    def _getter(path):
        def getter(obj):
            for name in path:
                obj = getattr(obj, name)
            return obj
        return getter

    def __call__(self, obj, /):
        return self._call(obj)

    def __repr__(self):
        return f"operator.attrgetter({', '.join(map(repr, self._attrs))})"

    def __reduce__(self):
        return self.__class__, self._attrs


class itemgetter:
    """A function that returns items of its argument."""

    __slots__ = ('_items', '_call')

    def __init__(self, item, /, *items):
        self._items = keys = (item, *items)
        if items:
            self._call = lambda obj: tuple([obj[key] for key in keys])
        else:
            self._call = lambda obj: obj[item]

    def __call__(self, obj, /):
        return self._call(obj)

    def __repr__(self):
        return f"operator.itemgetter({', '.join(map(repr, self._items))})"

    def __reduce__(self):
        return self.__class__, self._items


class methodcaller:
    """A function that calls a method of its argument."""

    __slots__ = ('_name', '_args', '_kwargs')

    def __init__(self, name, /, *args, **kwargs):
        if not isinstance(name, str):
            raise TypeError('method name must be a string')
        self._name = name
        self._args = args
        self._kwargs = kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        arguments = [repr(self._name), *map(repr, self._args),
                     *(f'{name}={value!r}' for name, value in self._kwargs.items())]
        return f"operator.methodcaller({', '.join(arguments)})"

    def __reduce__(self):
        if not self._kwargs:
            return self.__class__, (self._name, *self._args)
        from functools import partial
        return partial(self.__class__, self._name, **self._kwargs), self._args


def iadd(a, b, /):
    """Do a += b and return a."""
    a += b
    return a


def iand(a, b, /):
    """Do a &= b and return a."""
    a &= b
    return a


def ifloordiv(a, b, /):
    """Do a //= b and return a."""
    a //= b
    return a


def ilshift(a, b, /):
    """Do a <<= b and return a."""
    a <<= b
    return a


def imod(a, b, /):
    """Do a %= b and return a."""
    a %= b
    return a


def imul(a, b, /):
    """Do a *= b and return a."""
    a *= b
    return a


def imatmul(a, b, /):
    """Do a @= b and return a."""
    a @= b
    return a


def ior(a, b, /):
    """Do a |= b and return a."""
    a |= b
    return a


def ipow(a, b, /):
    """Do a **= b and return a."""
    a **= b
    return a


def irshift(a, b, /):
    """Do a >>= b and return a."""
    a >>= b
    return a


def isub(a, b, /):
    """Do a -= b and return a."""
    a -= b
    return a


def itruediv(a, b, /):
    """Do a /= b and return a."""
    a /= b
    return a


def ixor(a, b, /):
    """Do a ^= b and return a."""
    a ^= b
    return a


def iconcat(a, b, /):
    """Do a += b, for sequences, and return a."""
    if not hasattr(a, '__getitem__'):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    a += b
    return a


try:
    from _operator import *
except ImportError:
    pass

__lt__, __le__, __eq__, __ne__, __ge__, __gt__ = lt, le, eq, ne, ge, gt
__not__, __abs__, __add__, __and__, __call__ = not_, abs, add, and_, call
__floordiv__, __index__, __inv__, __invert__, __lshift__ = floordiv, index, inv, invert, lshift
__mod__, __mul__, __matmul__, __neg__, __or__, __pos__ = mod, mul, matmul, neg, or_, pos
__pow__, __rshift__, __sub__, __truediv__, __xor__ = pow, rshift, sub, truediv, xor
__concat__, __contains__, __delitem__, __getitem__ = concat, contains, delitem, getitem
__setitem__, __iadd__, __iand__, __iconcat__ = setitem, iadd, iand, iconcat
__ifloordiv__, __ilshift__, __imod__, __imul__ = ifloordiv, ilshift, imod, imul
__imatmul__, __ior__, __ipow__, __irshift__ = imatmul, ior, ipow, irshift
__isub__, __itruediv__, __ixor__ = isub, itruediv, ixor
