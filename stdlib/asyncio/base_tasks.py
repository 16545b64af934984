"""How a task and its stack are shown."""

import linecache
import reprlib
import traceback

from . import base_futures, coroutines


def _task_repr_info(task):
    info = base_futures._future_repr_info(task)
    if task.cancelling() and not task.done():
        info[0] = 'cancelling'
    parts = [f'name={task.get_name()!r}']
    if task._coro:
        parts.append(f'coro=<{coroutines._format_coroutine(task._coro)}>')
    if task._fut_waiter is not None:
        parts.append(f'wait_for={task._fut_waiter!r}')
    info[1:1] = parts
    return info


@reprlib.recursive_repr()
def _task_repr(task):
    return f'<{type(task).__name__} {" ".join(_task_repr_info(task))}>'


def _coroutine_frame(coro):
    for attribute in ('cr_frame', 'gi_frame', 'ag_frame'):
        if hasattr(coro, attribute):
            return getattr(coro, attribute)
    return None


def _task_get_stack(task, limit):
    frames = []
    frame = _coroutine_frame(task._coro)
    if frame is not None:
        while frame is not None and (limit is None or len(frames) < limit):
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
    elif task._exception is not None:
        trace = task._exception.__traceback__
        while trace is not None and (limit is None or len(frames) < limit):
            frames.append(trace.tb_frame)
            trace = trace.tb_next
    return frames


def _task_print_stack(task, limit, file):
    entries = []
    checked = set()
    for frame in task.get_stack(limit=limit):
        code = frame.f_code
        if code.co_filename not in checked:
            checked.add(code.co_filename)
            linecache.checkcache(code.co_filename)
        line = linecache.getline(code.co_filename, frame.f_lineno, frame.f_globals)
        entries.append((code.co_filename, frame.f_lineno, code.co_name, line))
    error = task._exception
    if not entries:
        print(f'No stack for {task!r}', file=file)
    else:
        what = 'Stack' if error is None else 'Traceback'
        print(f'{what} for {task!r} (most recent call last):', file=file)
    traceback.print_list(entries, file=file)
    if error is not None:
        for line in traceback.format_exception_only(type(error), error):
            print(line, file=file, end='')
