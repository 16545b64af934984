"""Weak references, and mappings that don't keep their keys or values alive."""

import _collections_abc
from _thread import allocate_lock as _allocate_lock
from _weakref import (
    CallableProxyType, ProxyType, ReferenceType, getweakrefcount, getweakrefs, proxy, ref)
from _weakrefset import WeakSet

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary",
           "ReferenceType", "ProxyType", "CallableProxyType", "ProxyTypes",
           "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]

ProxyTypes = (ProxyType, CallableProxyType)


class WeakMethod(ref):
    """A weak reference to a bound method: alive while its object and its function are."""

    __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        try:
            obj = meth.__self__
            func = meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        # Two references, of which the first to die calls back. They know the WeakMethod by a weak
        # reference only: it must not be kept alive by its own parts.
        def died(_):
            self = self_ref()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, died)
        self._func_ref = ref(func, died)
        self._meth_type = type(meth)
        self._alive = True
        self_ref = ref(self)
        return self

    def __call__(self):
        obj = super().__call__()
        func = self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)

    def __eq__(self, other):
        if isinstance(other, WeakMethod):
            if not self._alive or not other._alive:
                return self is other
            return ref.__eq__(self, other) and self._func_ref == other._func_ref
        return NotImplemented

    def __ne__(self, other):
        if isinstance(other, WeakMethod):
            return not self == other
        return NotImplemented

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A weak reference that knows the key under which it stands."""

    __slots__ = "key",

    def __new__(type, ob, callback, key):
        self = ref.__new__(type, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakValueDictionary(_collections_abc.MutableMapping):
    """A dict whose entries vanish with their values.

    `data` maps keys to weak references. A reference that dies may by then have been replaced under
    its key: testing that and removing it is one step, under the lock, against storing another.
    """

    def __init__(self, other=(), /, **kw):
        lock = _allocate_lock()
        data = {}
        dead = []

        def remove(reference):
            # This may come in the middle of a store by the same thread, so it can't wait: who has
            # the lock, or takes it next, clears up.
            dead.append(reference)
            if lock.acquire(False):
                try:
                    while dead:
                        reference = dead.pop()
                        if data.get(reference.key) is reference:
                            del data[reference.key]
                finally:
                    lock.release()

        self._lock = lock
        self._remove = remove
        self.data = data
        self.update(other, **kw)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        reference = KeyedRef(value, self._remove, key)
        with self._lock:
            self.data[key] = reference

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return sum(1 for _ in self.values())

    def __contains__(self, key):
        return self.get(key) is not None

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def copy(self):
        """Return a copy."""
        new = self.__class__()
        for key, value in self.items():
            new[key] = value
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in self.items():
            new[deepcopy(key, memo)] = value
        return new

    def get(self, key, default=None):
        """Return the value of a key, or default."""
        reference = self.data.get(key)
        if reference is None:
            return default
        value = reference()
        return default if value is None else value

    def items(self):
        """Yield keys and values."""
        for key, reference in self.data.copy().items():
            value = reference()
            if value is not None:
                yield key, value

    def keys(self):
        """Yield the keys."""
        for key, value in self.items():
            yield key

    __iter__ = keys

    def itervaluerefs(self):
        """Yield the weak references to the values."""
        yield from self.data.copy().values()

    def valuerefs(self):
        """Return the weak references to the values."""
        return list(self.data.copy().values())

    def values(self):
        """Yield the values."""
        for key, value in self.items():
            yield value

    def popitem(self):
        """Remove some key and return it with its value."""
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def pop(self, key, *args):
        """Remove a key and return its value; without it, the default."""
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        """Return a key's value; without it, set it to default."""
        reference = KeyedRef(default, self._remove, key)
        with self._lock:
            known = self.data.get(key)
            value = None if known is None else known()
            if value is None:
                self.data[key] = reference
                value = default
        return value

    def update(self, other=None, /, **kwargs):
        """Set keys from a mapping or an iterable of pairs, and from keywords."""
        if other is not None:
            if not hasattr(other, "items"):
                other = dict(other)
            for key, value in other.items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        new = self.__class__()
        new.update(other)
        new.update(self)
        return new


class WeakKeyDictionary(_collections_abc.MutableMapping):
    """A dict whose entries vanish with their keys: `data` maps weak references to values."""

    def __init__(self, dict=None):
        self.data = data = {}

        def remove(reference):
            data.pop(reference, None)

        self._remove = remove
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return sum(1 for _ in self.keys())

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def copy(self):
        """Return a copy."""
        new = self.__class__()
        for key, value in self.items():
            new[key] = value
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in self.items():
            new[key] = deepcopy(value, memo)
        return new

    def get(self, key, default=None):
        """Return the value of a key, or default."""
        return self.data.get(ref(key), default)

    def items(self):
        """Yield keys and values."""
        for reference, value in self.data.copy().items():
            key = reference()
            if key is not None:
                yield key, value

    def keys(self):
        """Yield the keys."""
        for key, value in self.items():
            yield key

    __iter__ = keys

    def values(self):
        """Yield the values."""
        for key, value in self.items():
            yield value

    def keyrefs(self):
        """Return the weak references to the keys."""
        return list(self.data)

    def popitem(self):
        """Remove some key and return it with its value."""
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def pop(self, key, *args):
        """Remove a key and return its value; without it, the default."""
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        """Return a key's value; without it, set it to default."""
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        """Set keys from a mapping or an iterable of pairs."""
        if dict is not None:
            if not hasattr(dict, "items"):
                dict = type({})(dict)
            for key, value in dict.items():
                self[key] = value
        if kwargs:
            self.update(kwargs)

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        new = self.__class__()
        new.update(other)
        new.update(self)
        return new


class finalize:
    """Calls a function once: when an object dies, when called, or at the program's end.

    Whoever takes the entry out of the registry, one dict operation, calls. At the end it is the
    turn of those whose `atexit` is true, the newest first.
    """

    __slots__ = ()
    _registry = {}
    _lock = _allocate_lock()
    _number = 0
    _registered_with_atexit = False

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        info = self._Info()
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        info.weakref = ref(obj, self)
        with finalize._lock:
            info.index = finalize._number
            finalize._number += 1
            first = not finalize._registered_with_atexit
            finalize._registered_with_atexit = True
        if first:
            import atexit
            atexit.register(self._exitfunc)
        self._registry[self] = info

    def __call__(self, _=None):
        """Call the function, if it hasn't been called, and return its result."""
        info = self._registry.pop(self, None)
        if info is not None:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        """Never call the function; return (object, function, args, kwargs) if it was to be."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and self._registry.pop(self, None):
            return (obj, info.func, info.args, info.kwargs or {})

    def peek(self):
        """Return (object, function, args, kwargs) if the function is still to be called."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return (obj, info.func, info.args, info.kwargs or {})

    @property
    def alive(self):
        """Whether the function is still to be called."""
        return self in self._registry

    @property
    def atexit(self):
        """Whether the function is called at the program's end."""
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return f'<{type(self).__name__} object at {id(self):#x}; dead>'
        return (f'<{type(self).__name__} object at {id(self):#x}; '
                f'for {type(obj).__qualname__!r} at {id(obj):#x}>')

    @classmethod
    def _exitfunc(cls):
        import gc
        import sys
        was_enabled = gc.isenabled()
        gc.disable()        # what the functions drop is not to be finalized among them
        try:
            # A function may make new finalizers, which have their turn too.
            while pending := [(info.index, finalizer)
                              for finalizer, info in list(cls._registry.items()) if info.atexit]:
                finalizer = max(pending, key=lambda item: item[0])[1]
                try:
                    finalizer()
                except Exception:
                    sys.excepthook(*sys.exc_info())
        finally:
            if was_enabled:
                gc.enable()
