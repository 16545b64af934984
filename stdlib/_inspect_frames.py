"""Frames, tracebacks and the states of generators, for the module inspect."""

import itertools
import sys
from collections import namedtuple
from _inspect_kinds import isasyncgen, isframe, istraceback
from _inspect_source import findsource, getfile, getsourcefile

_Traceback = namedtuple('_Traceback', 'filename lineno function code_context index')
_FrameInfo = namedtuple('_FrameInfo', ('frame', *_Traceback._fields))


def _repr_with_positions(self):
    fields = ', '.join(f'{name}={value!r}' for name, value in zip(self._fields, self))
    return f'{type(self).__name__}({fields}, positions={self.positions!r})'


class Traceback(_Traceback):
    """What getframeinfo() says of a frame."""

    __module__ = 'inspect'

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    __repr__ = _repr_with_positions


class FrameInfo(_FrameInfo):
    """A frame, and what getframeinfo() says of it."""

    __module__ = 'inspect'

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    __repr__ = _repr_with_positions


def _position(code, index):
    if index < 0:
        return (None, None, None, None)
    return next(itertools.islice(code.co_positions(), index // 2, None),
                (None, None, None, None))


def getframeinfo(frame, context=1):
    """Return the place in the source where a frame or traceback is, with lines around it."""
    if istraceback(frame):
        lineno, index = frame.tb_lineno, frame.tb_lasti
        frame = frame.tb_frame
    else:
        lineno, index = frame.f_lineno, frame.f_lasti
    position = _position(frame.f_code, index)
    if position[0] is None:
        position = (lineno, *position[1:])
    lineno = position[0]
    if not isframe(frame):
        raise TypeError(f'{frame!r} is not a frame or traceback object')
    filename = getsourcefile(frame) or getfile(frame)
    lines = index = None
    if context > 0:
        try:
            lines, _ = findsource(frame)
        except OSError:
            pass
        else:
            start = max(0, min(lineno - 1 - context // 2, len(lines) - context))
            lines = lines[start:start + context]
            index = lineno - 1 - start
    from dis import Positions
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index,
                     positions=Positions(*position))


def _frame_info(frame, place, context):
    info = getframeinfo(place, context)
    return FrameInfo(frame, *info, positions=info.positions)


def getlineno(frame):
    """Return the line that a frame is at."""
    return frame.f_lineno


def getouterframes(frame, context=1):
    """Return what is known of a frame and of those that called it."""
    infos = []
    while frame:
        infos.append(_frame_info(frame, frame, context))
        frame = frame.f_back
    return infos


def getinnerframes(tb, context=1):
    """Return what is known of the frames of a traceback, the outermost first."""
    infos = []
    while tb:
        infos.append(_frame_info(tb.tb_frame, tb, context))
        tb = tb.tb_next
    return infos


def currentframe():
    """Return the caller's frame."""
    return sys._getframe(1)


def stack(context=1):
    """Return what is known of the caller's frame and of those that called it."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """Return what is known of the frames between here and where the handled exception arose."""
    exception = sys.exception()
    return getinnerframes(None if exception is None else exception.__traceback__, context)


# ---- generators and coroutines --------------------------------------------------------------

def _state(prefix, running, suspended, frame):
    if running:
        return prefix + 'RUNNING'
    if suspended:
        return prefix + 'SUSPENDED'
    return prefix + ('CLOSED' if frame is None else 'CREATED')


def getgeneratorstate(generator):
    """Return GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    return _state('GEN_', generator.gi_running, generator.gi_suspended, generator.gi_frame)


def getcoroutinestate(coroutine):
    """Return CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    return _state('CORO_', coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame)


def getasyncgenstate(agen):
    """Return AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED or AGEN_CLOSED."""
    return _state('AGEN_', agen.ag_running, agen.ag_suspended, agen.ag_frame)


def getgeneratorlocals(generator):
    """Return the local variables of a generator."""
    from _inspect_kinds import isgenerator
    if not isgenerator(generator):
        raise TypeError(f'{generator!r} is not a Python generator')
    frame = generator.gi_frame
    return {} if frame is None else frame.f_locals


def getcoroutinelocals(coroutine):
    """Return the local variables of a coroutine."""
    frame = getattr(coroutine, 'cr_frame', None)
    return {} if frame is None else frame.f_locals


def getasyncgenlocals(agen):
    """Return the local variables of an asynchronous generator."""
    if not isasyncgen(agen):
        raise TypeError(f'{agen!r} is not a Python async generator')
    frame = agen.ag_frame
    return {} if frame is None else frame.f_locals
