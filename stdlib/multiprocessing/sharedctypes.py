"""Values and arrays in shared memory.

A type is a code as in the module array, or a type of ctypes. Codes need no ctypes: a view of the
memory, of that format, does the conversion. A type of ctypes lays its objects over the memory.
"""

from multiprocessing import get_context, heap, reduction
from multiprocessing.context import assert_spawning

__all__ = ['RawValue', 'RawArray', 'Value', 'Array', 'copy', 'synchronized']

# code -> (format of the view, whether values wrap around)
_FORMATS = {'c': ('c', False), 'b': ('b', True), 'B': ('B', True), 'h': ('h', True),
            'H': ('H', True), 'i': ('i', True), 'I': ('I', True), 'l': ('l', True),
            'L': ('L', True), 'q': ('q', True), 'Q': ('Q', True), 'f': ('f', False),
            'd': ('d', False), '?': ('?', False)}


class _Memory:
    """A number of items of one format in shared memory."""

    def __init__(self, typecode, length):
        self._typecode = typecode
        self._length = length
        format, self._wraps = _FORMATS[typecode]
        self._itemsize = memoryview(bytes(8)).cast(format).itemsize
        self._wrapper = heap.BufferWrapper(max(self._itemsize * length, 1))
        self._map()
        self._bytes[:] = bytes(len(self._bytes))

    def _map(self):
        self._bytes = self._wrapper.create_memoryview()[:self._itemsize * self._length]
        self._view = self._bytes.cast(_FORMATS[self._typecode][0])

    def __getstate__(self):
        assert_spawning(self)
        return {name: value for name, value in self.__dict__.items()
                if name not in ('_view', '_bytes')}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self._map()

    def _fit(self, value):
        """Return a number as C would store it."""
        if not self._wraps:
            return value
        bits = 8 * self._itemsize
        value = value.__index__() & (1 << bits) - 1
        if self._typecode.islower() and value >> bits - 1:
            value -= 1 << bits
        return value


class _RawValue(_Memory):
    """One item in shared memory."""

    def __init__(self, typecode, value=0):
        super().__init__(typecode, 1)
        if value:
            self.value = value

    @property
    def value(self):
        """The item."""
        return self._view[0]

    @value.setter
    def value(self, value):
        self._view[0] = self._fit(value)

    def __repr__(self):
        return f'{type(self).__name__}({self._typecode!r}, {self.value!r})'


class _RawArray(_Memory):
    """A fixed number of items in shared memory."""

    def __len__(self):
        return self._length

    def __getitem__(self, index):
        if isinstance(index, slice):
            items = self._view.tolist()[index]
            return b''.join(items) if self._typecode == 'c' else items
        return self._view[index]

    def __setitem__(self, index, value):
        if not isinstance(index, slice):
            self._view[index] = self._fit(value)
            return
        places = range(self._length)[index]
        if self._typecode == 'c':
            value = [bytes((byte,)) for byte in value]
        values = list(value)
        if len(values) != len(places):
            raise ValueError('Can only assign sequence of same size')
        for place, each in zip(places, values):
            self._view[place] = self._fit(each)

    def __iter__(self):
        return (self._view[i] for i in range(self._length))

    def __repr__(self):
        return f'{type(self).__name__}({self._typecode!r}, {self[:]!r})'


class _RawString(_RawArray):
    """Characters in shared memory: an array that ends, as a string, at the first zero."""

    @property
    def raw(self):
        """All the bytes."""
        return bytes(self._bytes)

    @raw.setter
    def raw(self, value):
        if len(value) > self._length:
            raise ValueError('byte string too long')
        self._bytes[:len(value)] = value

    @property
    def value(self):
        """The bytes before the first zero."""
        return bytes(self._bytes).split(b'\0', 1)[0]

    @value.setter
    def value(self, value):
        self.raw = value + b'\0' if len(value) < self._length else value


def _new_ctypes(cls):
    """Return an object of a ctypes type that lies in shared memory."""
    import ctypes
    obj = _lay(cls, heap.BufferWrapper(ctypes.sizeof(cls)))
    ctypes.memset(ctypes.addressof(obj), 0, ctypes.sizeof(obj))
    return obj


def _lay(cls, wrapper):
    reduction.ForkingPickler.register(cls, _reduce_ctypes)
    obj = cls.from_buffer(wrapper.create_memoryview())
    obj._wrapper = wrapper
    return obj


def _reduce_ctypes(obj):
    assert_spawning(obj)
    cls = type(obj)
    return _rebuild_ctypes, ((cls._type_, len(obj)) if hasattr(cls, '_length_') else (cls, None), obj._wrapper)


def _rebuild_ctypes(kind, wrapper):
    cls, length = kind
    return _lay(cls if length is None else cls * length, wrapper)


def RawValue(typecode_or_type, *args):
    """Return a value in shared memory, without a lock."""
    if typecode_or_type in _FORMATS:
        return _RawValue(typecode_or_type, *args)
    obj = _new_ctypes(typecode_or_type)
    obj.__init__(*args)
    return obj


def RawArray(typecode_or_type, size_or_initializer):
    """Return an array in shared memory, without a lock: of zeros, or of these values."""
    if isinstance(size_or_initializer, int):
        size, values = size_or_initializer, None
        if size < 0:
            raise ValueError('Array length must be non-negative')
    else:
        size, values = len(size_or_initializer), size_or_initializer
    if typecode_or_type in _FORMATS:
        array = (_RawString if typecode_or_type == 'c' else _RawArray)(typecode_or_type, size)
        if values is not None:
            array[:] = values
        return array
    array = _new_ctypes(typecode_or_type * size)
    if values is not None:
        array.__init__(*values)
    return array


def _check_lock(lock, ctx):
    if lock in (True, None):
        return (ctx or get_context()).RLock()
    if not hasattr(lock, 'acquire'):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return lock


def Value(typecode_or_type, *args, lock=True, ctx=None):
    """Return a value in shared memory, with a lock unless that is False."""
    obj = RawValue(typecode_or_type, *args)
    return obj if lock is False else synchronized(obj, _check_lock(lock, ctx), ctx)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    """Return an array in shared memory, with a lock unless that is False."""
    obj = RawArray(typecode_or_type, size_or_initializer)
    return obj if lock is False else synchronized(obj, _check_lock(lock, ctx), ctx)


def copy(obj):
    """Return a copy of a value or an array, in shared memory of its own."""
    if isinstance(obj, _RawArray):
        return RawArray(obj._typecode, obj[:])
    if isinstance(obj, _RawValue):
        return RawValue(obj._typecode, obj.value)
    import ctypes
    new = _new_ctypes(type(obj))
    ctypes.pointer(new)[0] = obj
    return new


def synchronized(obj, lock=None, ctx=None):
    """Return a wrapper of a value or an array whose operations hold a lock."""
    assert not isinstance(obj, SynchronizedBase), 'object already synchronized'
    if isinstance(obj, _RawString):
        return SynchronizedString(obj, lock, ctx)
    if isinstance(obj, _RawArray) or hasattr(obj, '__getitem__'):
        kind = SynchronizedString if hasattr(obj, 'raw') else SynchronizedArray
        return kind(obj, lock, ctx)
    if isinstance(obj, _RawValue) or not hasattr(obj, '_fields_'):
        return Synchronized(obj, lock, ctx)
    namespace = {field[0]: _locked(field[0]) for field in obj._fields_}
    return type(f'Synchronized{type(obj).__name__}', (SynchronizedBase,), namespace)(
        obj, lock, ctx)


def _locked(name):
    """Return a property that is the wrapped object's, under the lock."""
    def get(self):
        with self._lock:
            return getattr(self._obj, name)

    def set(self, value):
        with self._lock:
            setattr(self._obj, name, value)

    return property(get, set)


class SynchronizedBase:
    """A wrapper with a lock."""

    def __init__(self, obj, lock=None, ctx=None):
        self._obj = obj
        self._lock = lock or (ctx or get_context()).RLock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __reduce__(self):
        assert_spawning(self)
        return synchronized, (self._obj, self._lock)

    def get_obj(self):
        """Return what is wrapped."""
        return self._obj

    def get_lock(self):
        """Return the lock."""
        return self._lock

    def __repr__(self):
        return f'<{type(self).__name__} wrapper for {self._obj}>'


class Synchronized(SynchronizedBase):
    """A value with a lock."""

    value = _locked('value')


class SynchronizedArray(SynchronizedBase):
    """An array with a lock."""

    def __len__(self):
        return len(self._obj)

    def __getitem__(self, i):
        with self._lock:
            return self._obj[i]

    def __setitem__(self, i, value):
        with self._lock:
            self._obj[i] = value


class SynchronizedString(SynchronizedArray):
    """An array of characters with a lock."""

    value = _locked('value')
    raw = _locked('raw')
