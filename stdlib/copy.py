"""Copies of objects: shallow, or with all that is in them."""

from _weakref import ref as _ref
from copyreg import dispatch_table

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    """An object can't be copied."""


error = Error

# What can't be changed, or stands for itself, is its own copy.
_atomic_types = {type(None), type(...), type(NotImplemented), int, float, bool, complex, bytes,
                 str, type((lambda: None).__code__), type, range, type(len),
                 type(lambda: None), _ref, property}
_copy_atomic_types = _atomic_types | {tuple, frozenset, slice, super}
_copy_builtin_containers = {list, dict, set, bytearray}


def _reduce(x, kind):
    """Return what pickling would make of an object."""
    reduce = dispatch_table.get(type(x))
    if reduce is not None:
        return reduce(x)
    reduce = getattr(x, "__reduce_ex__", None)
    if reduce is not None:
        return reduce(4)
    reduce = getattr(x, "__reduce__", None)
    if reduce:
        return reduce()
    raise Error(f"un({kind})copyable object of type {type(x)}")


def copy(x):
    """Return a copy that has the same things in it."""
    cls = type(x)
    if cls in _copy_atomic_types:
        return x
    if cls in _copy_builtin_containers:
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    reduced = _reduce(x, 'shallow')
    if isinstance(reduced, str):
        return x
    return _reconstruct(x, None, *reduced)


_missing = object()


def deepcopy(x, memo=None):
    """Return a copy that has copies in it; memo holds those made so far, by their originals' ids."""
    cls = type(x)
    if cls in _atomic_types:
        return x
    if memo is None:
        memo = {}
    else:
        known = memo.get(id(x), _missing)
        if known is not _missing:
            return known
    copier = _deepcopy_dispatch.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type):
        y = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            y = copier(memo)
        else:
            reduced = _reduce(x, 'deep')
            y = x if isinstance(reduced, str) else _reconstruct(x, memo, *reduced)
    if y is not x:
        memo[id(x)] = y
        _keep_alive(x, memo)
    return y


def _keep_alive(x, memo):
    """Keep an original, so that its id stays its own while the memo lives."""
    memo.setdefault(id(memo), []).append(x)


def _deepcopy_list(x, memo):
    y = memo[id(x)] = []
    for item in x:
        y.append(deepcopy(item, memo))
    return y


def _deepcopy_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # One of them may have led back here and made the copy.
    known = memo.get(id(x), _missing)
    if known is not _missing:
        return known
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _deepcopy_dict(x, memo):
    y = memo[id(x)] = {}
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


class _Example:

    def method(self):
        pass


_deepcopy_dispatch = {list: _deepcopy_list, tuple: _deepcopy_tuple, dict: _deepcopy_dict,
                      type(_Example().method): _deepcopy_method}
del _Example


def _reconstruct(x, memo, func, args, state=None, items=None, pairs=None, *, deepcopy=deepcopy):
    """Make an object as unpickling would; with a memo, of copies."""
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, '__setstate__'):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(y, name, value)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    return y


def replace(obj, /, **changes):
    """Return a copy of an object with other values in some fields."""
    cls = obj.__class__
    function = getattr(cls, '__replace__', None)
    if function is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return function(obj, **changes)
