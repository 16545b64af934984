"""Container types besides the built-in ones."""

import _collections_abc
import sys as _sys
from _operator import is_ as _is
from keyword import iskeyword as _iskeyword
from reprlib import recursive_repr as _recursive_repr
try:
    from _collections import deque
except ImportError:
    from _collections_deque import deque
_collections_abc.MutableSequence.register(deque)

try:
    from _collections import defaultdict
except ImportError:
    from _collections_deque import defaultdict

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString',
           'defaultdict', 'deque', 'namedtuple']


class _OrderedDictKeysView(_collections_abc.KeysView):

    def __iter__(self):
        return iter(self._mapping)

    def __reversed__(self):
        return reversed(self._mapping)

    def __repr__(self):
        return f'odict_keys({list(self)!r})'


class _OrderedDictItemsView(_collections_abc.ItemsView):

    def __iter__(self):
        return iter(dict.items(self._mapping))

    def __reversed__(self):
        for key in reversed(self._mapping):
            yield (key, self._mapping[key])

    @_recursive_repr()
    def __repr__(self):
        return f'odict_items({list(self)!r})'


class _OrderedDictValuesView(_collections_abc.ValuesView):

    def __iter__(self):
        return iter(dict.values(self._mapping))

    def __reversed__(self):
        for key in reversed(self._mapping):
            yield self._mapping[key]

    @_recursive_repr()
    def __repr__(self):
        return f'odict_values({list(self)!r})'


def _has_still(mapping, keys):
    """Whether a dict has just these keys, in this order."""
    return len(mapping) == len(keys) and all(map(_is, mapping, keys))


class OrderedDict(dict):
    """A dict whose entries can be moved to either end, and whose order counts in comparisons.

    A dict keeps its order anyway. Moving an entry to the front means to move all others behind it.
    """

    def __init__(self, other=(), /, **kwds):
        self.__update(other, **kwds)

    def popitem(self, last=True):
        """Remove the last entry, or the first, and return it."""
        if not self:
            raise KeyError('dictionary is empty')
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)

    def move_to_end(self, key, last=True):
        """Move an entry to the end, or to the beginning."""
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
        else:
            others = list(dict.items(self))
            dict.clear(self)
            dict.__setitem__(self, key, value)
            dict.update(self, others)

    update = __update = _collections_abc.MutableMapping.update
    __ne__ = _collections_abc.MutableMapping.__ne__

    def keys(self):
        """Return a view of the keys."""
        return _OrderedDictKeysView(self)

    def items(self):
        """Return a view of the keys and values."""
        return _OrderedDictItemsView(self)

    def values(self):
        """Return a view of the values."""
        return _OrderedDictValuesView(self)

    __marker = object()

    def pop(self, key, default=__marker):
        """Remove a key and return its value; without it, default."""
        marker = self.__marker
        value = dict.pop(self, key, marker)
        if value is not marker:
            return value
        if default is marker:
            raise KeyError(key)
        return default

    def setdefault(self, key, default=None):
        """Return a key's value; without it, set it to default."""
        if key in self:
            return self[key]
        self[key] = default
        return default

    @_recursive_repr()
    def __repr__(self):
        if not self:
            return f'{self.__class__.__name__}()'
        return f'{self.__class__.__name__}({dict(self.items())!r})'

    def __reduce__(self):
        return self.__class__, (), self.__getstate__() or None, None, iter(self.items())

    def copy(self):
        """Return a copy."""
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """Make a dict of keys that all have the same value."""
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __eq__(self, other):
        if not isinstance(other, OrderedDict):
            return dict.__eq__(self, other)
        if not dict.__eq__(self, other):
            return False
        keys, others = list(self), list(other)
        same = keys == others
        # The keys' own comparisons may do what they like.
        if not (_has_still(self, keys) and _has_still(other, others)):
            raise RuntimeError('OrderedDict mutated during iteration')
        return same

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(other)
        new.update(self)
        return new


try:
    from _collections import OrderedDict
except ImportError:
    pass


def _field_names(field_names, typename, rename):
    """Return the fields as a list of proper names, or say what is wrong with one."""
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    names = list(map(str, field_names))
    if rename:
        seen = set()
        for index, name in enumerate(names):
            if (not name.isidentifier() or _iskeyword(name) or name.startswith('_')
                    or name in seen):
                names[index] = f'_{index}'
            seen.add(name)
    for name in [typename, *names]:
        if type(name) is not str:
            raise TypeError('Type names and field names must be strings')
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if _iskeyword(name):
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    seen = set()
    for name in names:
        if name.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)
    return names


try:
    from _collections import _tuplegetter
except ImportError:
    def _tuplegetter(index, doc):
        return property(lambda self: self[index], doc=doc)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Make a class of tuples whose items have names too."""
    typename = _sys.intern(str(typename))
    names = tuple(map(_sys.intern, _field_names(field_names, typename, rename)))
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(names):
            raise TypeError('Got more default values than field names')
        field_defaults = dict(zip(names[len(names) - len(defaults):], defaults))
    count = len(names)
    tuple_new = tuple.__new__

    # A function with these very parameters, so that it is called and introspected as it looks.
    parameters = ''.join(name + ', ' for name in names)
    namespace = {'_tuple_new': tuple_new, '__builtins__': {}, '__name__': f'namedtuple_{typename}'}
    __new__ = eval(f'lambda _cls, {parameters}: _tuple_new(_cls, ({parameters}))', namespace)
    __new__.__name__ = '__new__'
    __new__.__doc__ = f'Make an instance of {typename}({", ".join(names)})'
    if defaults is not None:
        __new__.__defaults__ = defaults

    @classmethod
    def _make(cls, iterable):
        result = tuple_new(cls, iterable)
        if len(result) != count:
            raise TypeError(f'Expected {count} arguments, got {len(result)}')
        return result

    def _replace(self, /, **kwds):
        result = self._make(kwds.pop(name, value) for name, value in zip(names, self))
        if kwds:
            raise TypeError(f'Got unexpected field names: {list(kwds)!r}')
        return result

    shown = '(' + ', '.join(f'{name}=%r' for name in names) + ')'

    def __repr__(self):
        return self.__class__.__name__ + shown % tuple(self)

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)

    _make.__func__.__doc__ = f'Make a {typename} of an iterable'
    _replace.__doc__ = f'Return a {typename} with other values in some fields'
    _asdict.__doc__ = 'Return a dict of the fields and their values'
    for method in (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f'{typename}.{method.__name__}'

    attributes = {
        '__doc__': f'{typename}({", ".join(names)})', '__slots__': (), '_fields': names,
        '_field_defaults': field_defaults, '__new__': __new__, '_make': _make,
        '__replace__': _replace, '_replace': _replace, '__repr__': __repr__,
        '_asdict': _asdict, '__getnewargs__': __getnewargs__, '__match_args__': names}
    for index, name in enumerate(names):
        attributes[name] = _tuplegetter(index, _sys.intern(f'Alias for field number {index}'))
    result = type(typename, (tuple,), attributes)

    # The class belongs where it was made, so that its instances can be pickled.
    if module is None:
        try:
            module = _sys._getframemodulename(1) or '__main__'
        except AttributeError:
            try:
                module = _sys._getframe(1).f_globals.get('__name__', '__main__')
            except (AttributeError, ValueError):
                pass
    if module is not None:
        result.__module__ = module
    return result


def _count_elements(mapping, iterable):
    get = mapping.get
    for item in iterable:
        mapping[item] = get(item, 0) + 1


try:
    from _collections import _count_elements
except ImportError:
    pass


class Counter(dict):
    """A dict of things and how many there are of each."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """Return the sum of all counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """Return the n most common things, or all, with their counts, the most common first."""
        if n is None:
            return sorted(self.items(), key=_count_of, reverse=True)
        import heapq
        return heapq.nlargest(n, self.items(), key=_count_of)

    def elements(self):
        """Return an iterator over the things, each as often as there are of it."""
        from itertools import chain, repeat, starmap
        return chain.from_iterable(starmap(repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined. '
                                  'Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        """Add the counts of a mapping, or the things in an iterable."""
        if iterable is not None:
            if isinstance(iterable, _collections_abc.Mapping):
                if self:
                    get = self.get
                    for item, count in iterable.items():
                        self[item] = count + get(item, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Like update(), but take the counts away; they may become negative."""
        if iterable is not None:
            get = self.get
            if isinstance(iterable, _collections_abc.Mapping):
                for item, count in iterable.items():
                    self[item] = get(item, 0) - count
            else:
                for item in iterable:
                    self[item] = get(item, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """Return a copy."""
        return self.__class__(self)

    def __reduce__(self):
        return (self.__class__, (dict(self),))

    def __delitem__(self, item):
        if item in self:
            super().__delitem__(item)

    def __repr__(self):
        if not self:
            return f'{self.__class__.__name__}()'
        try:
            counts = dict(self.most_common())
        except TypeError:
            counts = dict(self)
        return f'{self.__class__.__name__}({counts!r})'

    # Comparisons take what is missing for zero.

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] == other[item] for part in (self, other) for item in part)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] <= other[item] for part in (self, other) for item in part)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] >= other[item] for part in (self, other) for item in part)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    # Operators drop what isn't positive.

    def _combine(self, other, operation):
        result = Counter()
        for item, count in self.items():
            count = operation(count, other[item])
            if count > 0:
                result[item] = count
        for item, count in other.items():
            if item not in self:
                count = operation(0, count)
                if count > 0:
                    result[item] = count
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a + b)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a - b)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: b if a < b else a)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a if a < b else b)

    def __xor__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return (self | other) - (self & other)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _keep_positive(self):
        for item in [item for item, count in self.items() if not count > 0]:
            del self[item]
        return self

    def __iadd__(self, other):
        for item, count in other.items():
            self[item] += count
        return self._keep_positive()

    def __isub__(self, other):
        for item, count in other.items():
            self[item] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for item, count in other.items():
            if count > self[item]:
                self[item] = count
        return self._keep_positive()

    def __iand__(self, other):
        for item, count in self.items():
            if other[item] < count:
                self[item] = other[item]
        return self._keep_positive()

    def __ixor__(self, other):
        for item, count in other.items():
            self[item] = abs(self[item] - count)
        return self._keep_positive()


def _count_of(item):
    return item[1]


class ChainMap(_collections_abc.MutableMapping):
    """Several mappings as one: lookups go through them in order, changes go to the first."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        """Return the value of a key, or default."""
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        keys = {}
        for mapping in reversed(self.maps):
            keys.update(dict.fromkeys(mapping))
        return iter(keys)

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    @_recursive_repr()
    def __repr__(self):
        return f'{self.__class__.__name__}({", ".join(map(repr, self.maps))})'

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        """Make a ChainMap of one dict, whose keys all have the same value."""
        return cls(dict.fromkeys(iterable, value))

    def copy(self):
        """Return a ChainMap of a copy of the first mapping and the others themselves."""
        return self.__class__(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        """Return a ChainMap with another mapping before these."""
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return self.__class__(m, *self.maps)

    @property
    def parents(self):
        """A ChainMap of all mappings but the first."""
        return self.__class__(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')

    def popitem(self):
        """Remove some key of the first mapping and return it with its value."""
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError('No keys found in the first mapping.')

    def pop(self, key, *args):
        """Remove a key of the first mapping and return its value; without it, the default."""
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')

    def clear(self):
        """Remove all keys of the first mapping."""
        self.maps[0].clear()

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        new = self.copy()
        new.maps[0].update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        new = dict(other)
        for mapping in reversed(self.maps):
            new.update(mapping)
        return self.__class__(new)


# The user classes are loaded when they are first asked for: few programs do.

_USER_CLASSES = ('UserDict', 'UserList', 'UserString')


def __getattr__(name):
    if name in _USER_CLASSES:
        import _collections_user
        value = globals()[name] = getattr(_collections_user, name)
        return value
    if name == 'abc':
        import collections.abc
        return collections.abc
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *_USER_CLASSES, 'abc'})
