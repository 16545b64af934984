"""How callbacks and places in the source are shown."""

import functools
import inspect
import reprlib
import sys
import traceback

from . import constants


def _get_function_source(func):
    while True:
        func = inspect.unwrap(func)
        if inspect.isfunction(func):
            return func.__code__.co_filename, func.__code__.co_firstlineno
        if not isinstance(func, (functools.partial, functools.partialmethod)):
            return None
        func = func.func


def _format_callback_source(func, args, *, debug=False):
    text = _format_callback(func, args, None, debug=debug)
    source = _get_function_source(func)
    return text if source is None else f'{text} at {source[0]}:{source[1]}'


def _format_args_and_kwargs(args, kwargs, *, debug=False):
    # Arguments may be secret: only debug mode shows them.
    if not debug:
        return '()'
    shown = [reprlib.repr(arg) for arg in args or ()]
    shown += [f'{name}={reprlib.repr(value)}' for name, value in (kwargs or {}).items()]
    return f'({", ".join(shown)})'


def _format_callback(func, args, kwargs, *, debug=False, suffix=''):
    while isinstance(func, functools.partial):
        suffix = _format_args_and_kwargs(args, kwargs, debug=debug) + suffix
        func, args, kwargs = func.func, func.args, func.keywords
    name = getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)
    return name + _format_args_and_kwargs(args, kwargs, debug=debug) + suffix


def extract_stack(f=None, limit=None):
    """Return the newest frames of a stack, the caller's unless told, without reading the sources."""
    if f is None:
        f = sys._getframe().f_back
    if limit is None:
        limit = constants.DEBUG_STACK_DEPTH
    stack = traceback.StackSummary.extract(traceback.walk_stack(f), limit=limit, lookup_lines=False)
    stack.reverse()
    return stack
