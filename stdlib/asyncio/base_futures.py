"""The states of a future and how it is shown."""

__all__ = ()

import reprlib

from . import format_helpers

_PENDING = 'PENDING'
_CANCELLED = 'CANCELLED'
_FINISHED = 'FINISHED'


def isfuture(obj):
    """Tell whether an object is a future, or says that it behaves like one."""
    return (hasattr(obj.__class__, '_asyncio_future_blocking')
            and obj._asyncio_future_blocking is not None)


def _format_callbacks(callbacks):
    shown = [format_helpers._format_callback_source(callback, ())
             for callback, _ in (callbacks if len(callbacks) < 3 else (callbacks[0], callbacks[-1]))]
    if len(callbacks) > 2:
        shown.insert(1, f'<{len(callbacks) - 2} more>')
    return f'cb=[{", ".join(shown)}]'


def _future_repr_info(future):
    info = [future._state.lower()]
    if future._state == _FINISHED:
        if future._exception is not None:
            info.append(f'exception={future._exception!r}')
        else:
            info.append(f'result={reprlib.repr(future._result)}')
    if future._callbacks:
        info.append(_format_callbacks(future._callbacks))
    if future._source_traceback:
        place = future._source_traceback[-1]
        info.append(f'created at {place[0]}:{place[1]}')
    return info


@reprlib.recursive_repr()
def _future_repr(future):
    return f'<{type(future).__name__} {" ".join(_future_repr_info(future))}>'
