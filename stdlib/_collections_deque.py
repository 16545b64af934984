"""deque and defaultdict in Python, for a VM without the module _collections."""

from _thread import RLock as _RLock
from reprlib import recursive_repr as _recursive_repr


class deque:
    """A sequence with two ends: a list whose first items may have been taken away.

    Every method is one step under the lock, which is reentrant because comparisons and the items'
    own code may come back here. `_items[:_first]` are places that are free; when they are more
    than the rest they are dropped.
    """

    __module__ = 'collections'
    __slots__ = ('_lock', '_items', '_first', '_changes', '_maxlen', '__weakref__')
    __hash__ = None

    def __new__(cls, *args, **kwds):
        self = object.__new__(cls)
        self._lock = _RLock()
        self._items = []
        self._first = 0
        self._changes = 0
        self._maxlen = None
        return self

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError('an integer is required')
            if maxlen < 0:
                raise ValueError('maxlen must be non-negative')
        with self._lock:
            self._items, self._first, self._maxlen = [], 0, maxlen
            self._changes += 1
        self.extend(iterable)

    @property
    def maxlen(self):
        """How many items there may be, or None."""
        return self._maxlen

    def _list(self):
        return self._items[self._first:]

    def _replace(self, items):
        self._items, self._first = items, 0
        self._changes += 1

    def append(self, x):
        """Add an item at the right end."""
        with self._lock:
            self._changes += 1
            self._items.append(x)
            if self._maxlen is not None and len(self) > self._maxlen:
                self.popleft()

    def appendleft(self, x):
        """Add an item at the left end."""
        with self._lock:
            self._changes += 1
            if self._first == 0:
                room = len(self._items) + 8
                self._items[:0] = [None] * room
                self._first = room
            self._first -= 1
            self._items[self._first] = x
            if self._maxlen is not None and len(self) > self._maxlen:
                self.pop()

    def pop(self):
        """Remove the item at the right end and return it."""
        with self._lock:
            if len(self._items) == self._first:
                raise IndexError('pop from an empty deque')
            self._changes += 1
            return self._items.pop()

    def popleft(self):
        """Remove the item at the left end and return it."""
        with self._lock:
            first = self._first
            if len(self._items) == first:
                raise IndexError('pop from an empty deque')
            self._changes += 1
            item, self._items[first] = self._items[first], None
            self._first = first + 1
            if self._first > 16 and self._first * 2 > len(self._items):
                del self._items[:self._first]
                self._first = 0
            return item

    def extend(self, iterable):
        """Add items at the right end."""
        for item in list(iterable) if iterable is self else iterable:
            self.append(item)

    def extendleft(self, iterable):
        """Add items at the left end, one after the other."""
        for item in list(iterable) if iterable is self else iterable:
            self.appendleft(item)

    def clear(self):
        """Remove all items."""
        with self._lock:
            self._replace([])

    def copy(self):
        """Return a copy."""
        if type(self) is deque:
            return deque(self, self._maxlen)
        return self.__class__(self) if self._maxlen is None else self.__class__(self, self._maxlen)

    __copy__ = copy

    def count(self, x):
        """Return how many items equal x."""
        return sum(item is x or item == x for item in self)

    def index(self, x, start=0, stop=None):
        """Return the index of the first item that equals x."""
        size = len(self)
        start = max(start + size, 0) if start < 0 else start
        stop = size if stop is None else max(stop + size, 0) if stop < 0 else stop
        for i, item in enumerate(self):
            if start <= i < stop and (item is x or item == x):
                return i
        raise ValueError(f'{x!r} is not in deque')

    def insert(self, i, x):
        """Insert an item before an index."""
        with self._lock:
            if self._maxlen is not None and len(self) >= self._maxlen:
                raise IndexError('deque already at its maximum size')
            items = self._list()
            items.insert(i, x)
            self._replace(items)

    def remove(self, value):
        """Remove the first item that equals value."""
        with self._lock:
            changes = self._changes
            for i, item in enumerate(self._list()):
                equal = item is value or item == value
                if self._changes != changes:
                    raise IndexError('deque mutated during remove().')
                if equal:
                    del self[i]
                    return
        raise ValueError('deque.remove(x): x not in deque')

    def reverse(self):
        """Turn the order around."""
        with self._lock:
            self._replace(self._list()[::-1])

    def rotate(self, n=1):
        """Move n items from the right end to the left end, or, if negative, the other way."""
        with self._lock:
            items = self._list()
            if items:
                n %= len(items)
                self._replace(items[len(items) - n:] + items[:len(items) - n])

    def __len__(self):
        with self._lock:
            return len(self._items) - self._first

    def _place(self, index):
        size = len(self)
        index = index.__index__()
        if index < 0:
            index += size
        if not 0 <= index < size:
            raise IndexError('deque index out of range')
        return self._first + index

    def __getitem__(self, index):
        with self._lock:
            return self._items[self._place(index)]

    def __setitem__(self, index, value):
        with self._lock:
            self._items[self._place(index)] = value

    def __delitem__(self, index):
        with self._lock:
            del self._items[self._place(index)]
            self._changes += 1

    def _walk(self, items, changes):
        for item in items:
            if self._changes != changes:
                raise RuntimeError('deque mutated during iteration')
            yield item

    def __iter__(self):
        with self._lock:
            return self._walk(self._list(), self._changes)

    def __reversed__(self):
        with self._lock:
            return self._walk(self._list()[::-1], self._changes)

    def __contains__(self, x):
        return any(item is x or item == x for item in self)

    @_recursive_repr('[...]')
    def __repr__(self):
        limit = '' if self._maxlen is None else f', maxlen={self._maxlen}'
        return f'{type(self).__name__}({self._list()!r}{limit})'

    def __reduce__(self):
        args = () if self._maxlen is None else ((), self._maxlen)
        names = deque.__slots__
        state = object.__getstate__(self)
        if isinstance(state, tuple):
            slots = {name: value for name, value in state[1].items() if name not in names}
            state = (state[0], slots) if slots else state[0]
        return type(self), args, state, iter(self._list())

    def __eq__(self, other):
        return self._list() == other._list() if isinstance(other, deque) else NotImplemented

    def __lt__(self, other):
        return self._list() < other._list() if isinstance(other, deque) else NotImplemented

    def __le__(self, other):
        return self._list() <= other._list() if isinstance(other, deque) else NotImplemented

    def __gt__(self, other):
        return self._list() > other._list() if isinstance(other, deque) else NotImplemented

    def __ge__(self, other):
        return self._list() >= other._list() if isinstance(other, deque) else NotImplemented

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError('can only concatenate deque (not '
                            f'"{type(other).__name__}") to deque')
        new = self.copy()
        new.extend(other)
        return new

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return type(self)(self._list() * n, self._maxlen)

    __rmul__ = __mul__

    def __imul__(self, n):
        with self._lock:
            items = self._list() * n
            if self._maxlen is not None:
                items = items[max(len(items) - self._maxlen, 0):]
            self._replace(items)
        return self

    __class_getitem__ = classmethod(type(list[int]))


class defaultdict(dict):
    """A dict that makes the values of missing keys by calling a factory."""

    __module__ = 'collections'

    default_factory = None

    def __init__(self, default_factory=None, /, *args, **kwds):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        self.default_factory = default_factory
        super().__init__(*args, **kwds)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        return self.setdefault(key, self.default_factory())

    def __repr__(self):
        return f'{type(self).__name__}({self._shown_factory()}, {dict.__repr__(self)})'

    @_recursive_repr()
    def _shown_factory(self):
        return repr(self.default_factory)

    def copy(self):
        """Return a copy."""
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return type(self), args, None, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        return type(self)(self.default_factory, {**other, **self})
