"""What is a coroutine, and how one is shown."""

__all__ = ('iscoroutinefunction', 'iscoroutine')

import collections.abc
import inspect
import os
import sys
import types


def _is_debug_mode():
    return sys.flags.dev_mode or (not sys.flags.ignore_environment
                                  and bool(os.environ.get('PYTHONASYNCIODEBUG')))


# An attribute `_is_coroutine` with this value makes a function count as one that returns coroutines.
_is_coroutine = object()


def iscoroutinefunction(func):
    """Tell whether a function returns coroutines. Deprecated: inspect.iscoroutinefunction does it."""
    import warnings
    warnings._deprecated('asyncio.iscoroutinefunction',
                         f'{warnings._DEPRECATED_MSG}; use inspect.iscoroutinefunction() instead',
                         remove=(3, 16))
    return _iscoroutinefunction(func)


def _iscoroutinefunction(func):
    return (inspect.iscoroutinefunction(func)
            or getattr(func, '_is_coroutine', None) is _is_coroutine)


_CoroutineType = types.CoroutineType
_AnyCoroutine = collections.abc.Coroutine


def iscoroutine(obj):
    """Tell whether an object is a coroutine."""
    return type(obj) is _CoroutineType or isinstance(obj, _AnyCoroutine)


def _first_of(coro, *attributes):
    for attribute in attributes:
        value = getattr(coro, attribute, None)
        if value:
            return value
    return None


def _format_coroutine(coro):
    assert iscoroutine(coro)
    name = (_first_of(coro, '__qualname__', '__name__')
            or f'<{type(coro).__name__} without __name__>') + '()'
    code = _first_of(coro, 'cr_code', 'gi_code')
    if not code:
        # Not made by the compiler.
        running = getattr(coro, 'cr_running', None)
        if running is None:
            running = getattr(coro, 'gi_running', False)
        return f'{name} running' if running else name
    filename = code.co_filename or '<empty co_filename>'
    frame = _first_of(coro, 'gi_frame', 'cr_frame')
    if frame is not None:
        return f'{name} running at {filename}:{frame.f_lineno}'
    return f'{name} done, defined at {filename}:{code.co_firstlineno}'
