"""Graphs of what awaits what."""

__all__ = ('capture_call_graph', 'format_call_graph', 'print_call_graph', 'FrameCallGraphEntry',
           'FutureCallGraph')

import dataclasses
import sys
import types

from . import events, futures, tasks


@dataclasses.dataclass(frozen=True, slots=True)
class FrameCallGraphEntry:
    """A frame of a stack of calls."""

    frame: types.FrameType


@dataclasses.dataclass(frozen=True, slots=True)
class FutureCallGraph:
    """A future, the stack of the calls in it, newest first, and those that await it."""

    future: futures.Future
    call_stack: tuple[FrameCallGraphEntry, ...]
    awaited_by: tuple['FutureCallGraph', ...]


def _check_future(future):
    if not isinstance(future, futures.Future):
        raise TypeError(f'{future!r} object does not appear to be compatible with asyncio.Future')


def _awaiting(future, limit):
    return tuple(_suspended_graph(parent, limit) for parent in future._asyncio_awaited_by or ())


def _suspended_graph(future, limit):
    _check_future(future)
    stack = []
    get_coro = getattr(future, 'get_coro', None)
    coro = get_coro() if get_coro and limit != 0 else None
    while coro is not None:
        if hasattr(coro, 'cr_await'):
            if coro.cr_frame is not None:
                stack.append(FrameCallGraphEntry(coro.cr_frame))
            coro = coro.cr_await
        elif hasattr(coro, 'ag_await'):
            stack.append(FrameCallGraphEntry(coro.ag_frame))
            coro = coro.ag_await
        else:
            break
    # The stack is oldest first: a positive limit keeps that end.
    if limit:
        stack = stack[:limit] if limit > 0 else stack[limit:]
    return FutureCallGraph(future, tuple(reversed(stack)), _awaiting(future, limit))


def _running_stack(frame):
    # Down to the coroutine that the task has started.
    stack = []
    while frame is not None:
        stack.append(FrameCallGraphEntry(frame))
        back = frame.f_back
        if (isinstance(frame.f_generator, (types.CoroutineType, types.AsyncGeneratorType))
                and back is not None and back.f_generator is None):
            break
        frame = back
    return stack


def capture_call_graph(future=None, /, *, depth=1, limit=None):
    """Return the graph of a future, of the current task unless told; None if there is none. Of that
    task's frames the newest `depth` are left out. A positive limit keeps so many of the oldest frames
    of each stack, a negative one of the newest, and 0 none."""
    loop = events._get_running_loop()
    if future is not None:
        if loop is None or future is not tasks.current_task(loop=loop):
            return _suspended_graph(future, limit)
    elif loop is None:
        raise RuntimeError('capture_call_graph() is called outside of a running '
                           'event loop and no *future* to introspect was provided')
    else:
        future = tasks.current_task(loop=loop)
    if future is None:
        return None
    _check_future(future)
    stack = _running_stack(sys._getframe(depth)) if limit != 0 else []
    if limit:
        stack = stack[-limit:] if limit > 0 else stack[:-limit]
    return FutureCallGraph(future, tuple(stack), _awaiting(future, limit))


def _frame_line(frame):
    generator = frame.f_generator
    what, code = '', frame.f_code
    if generator is not None:
        for prefix, name in (('cr', 'async '), ('ag', 'async generator '), ('gi', 'generator ')):
            if hasattr(generator, f'{prefix}_code'):
                frame = getattr(generator, f'{prefix}_frame')
                what, code = name, getattr(generator, f'{prefix}_code')
                break
    return (f'  |   File {frame.f_code.co_filename!r}, line {frame.f_lineno}, in'
            f' {what}{code.co_qualname}()')


def _lines(graph, indent):
    future = graph.future
    if isinstance(future, tasks.Task):
        yield f'{indent}* Task(name={future.get_name()!r}, id={id(future):#x})'
    else:
        yield f'{indent}* Future(id={id(future):#x})'
    if graph.call_stack:
        yield f'{indent}  + Call stack:'
        for entry in graph.call_stack:
            yield indent + _frame_line(entry.frame)
    if graph.awaited_by:
        yield f'{indent}  + Awaited by:'
        for parent in graph.awaited_by:
            yield from _lines(parent, indent + '    ')


def format_call_graph(future=None, /, *, depth=1, limit=None):
    """Return what print_call_graph() prints."""
    graph = capture_call_graph(future, depth=depth + 1, limit=limit)
    return '' if graph is None else '\n'.join(_lines(graph, ''))


def print_call_graph(future=None, /, *, file=None, depth=1, limit=None):
    """Print the graph that capture_call_graph() returns."""
    print(format_call_graph(future, depth=depth, limit=limit), file=file)
