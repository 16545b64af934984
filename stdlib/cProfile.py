"""A profiler: how often functions were called, how long they and what they called took."""

import sys
import time
from collections import namedtuple

import _profile_calls
from _profile_calls import label

__all__ = ["run", "runctx", "Profile"]

profiler_entry = namedtuple('profiler_entry',
                            'code callcount reccallcount totaltime inlinetime calls')
profiler_subentry = namedtuple('profiler_subentry',
                               'code callcount reccallcount totaltime inlinetime')


def run(statement, filename=None, sort=-1):
    """Measure statements; write to a file, or print."""
    _profile_calls.run_with(Profile(), lambda p: p.run(statement), filename, sort)


def runctx(statement, globals, locals, filename=None, sort=-1):
    """The same, in given namespaces."""
    _profile_calls.run_with(Profile(), lambda p: p.runctx(statement, globals, locals), filename, sort)


class Profile(_profile_calls.Profiler):
    """Measures between enable() and disable(), or in a with statement.

    timer: returns the time, in units of timeunit seconds. subcalls: measure by caller, too; builtins:
    functions that are not in Python, too.
    """

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        if timer is not None and not timeunit and type(timer()) is int:
            timeunit = 1
        self._unit = timeunit or 1
        self._timer = timer or time.perf_counter
        self._builtins = builtins
        self._subcalls = subcalls
        self.stats = {}
        self.clear()

    def clear(self):
        """Forget what was measured."""
        self._recorder = _profile_calls.Recorder(self._timer)

    def enable(self, subcalls=True, builtins=True):
        """Begin, in this thread."""
        if sys.getprofile() is not None:
            raise ValueError('Another profiling tool is already active')
        self._subcalls, self._builtins = subcalls and self._subcalls, builtins and self._builtins
        sys.setprofile(self._event)

    def disable(self):
        """End."""
        if sys.getprofile() == self._event:
            sys.setprofile(None)
        self._recorder.leave_all()

    def _event(self, frame, event, arg):
        code = frame.f_code
        if code in _OWN:
            return
        if event == 'call':
            self._recorder.enter(code)
        elif event == 'return':
            self._recorder.leave(code)
        elif self._builtins:
            text = sys.intern(_profile_calls.native_text(arg))
            if event == 'c_call':
                self._recorder.enter(text)
            else:
                self._recorder.leave(text)

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, *exc_info):
        self.disable()

    def getstats(self):
        """Return a list of profiler_entry, whose `calls` are profiler_subentry of what was called."""
        calls = {}
        for code, entry in self._recorder.entries.items():
            for caller, by in entry.callers.items() if self._subcalls else ():
                if by.calls:
                    calls.setdefault(caller, []).append(profiler_subentry(code, *self._numbers(by)))
        return [profiler_entry(code, *self._numbers(entry), calls.get(code))
                for code, entry in self._recorder.entries.items() if entry.calls]

    def _numbers(self, entry):
        return (entry.calls, entry.calls - entry.primitive, entry.whole * self._unit,
                entry.own * self._unit)

    def create_stats(self):
        """End, and put what was measured into `stats`, as pstats.Stats() wants it."""
        self.disable()
        self.snapshot_stats()

    def snapshot_stats(self):
        """Put what was measured so far into `stats`."""
        self.stats = {}
        callers = {}
        entries = self.getstats()
        for entry in entries:
            for sub in entry.calls or ():
                by = callers.setdefault(label(sub.code), {})
                numbers = (sub.callcount, sub.callcount - sub.reccallcount, sub.inlinetime, sub.totaltime)
                known = by.get(label(entry.code))
                by[label(entry.code)] = tuple(map(sum, zip(known, numbers))) if known else numbers
        for entry in entries:
            key = label(entry.code)
            numbers = (entry.callcount - entry.reccallcount, entry.callcount, entry.inlinetime,
                       entry.totaltime)
            if key in self.stats:
                numbers = tuple(map(sum, zip(self.stats[key][:4], numbers)))
            self.stats[key] = *numbers, callers.get(key, {})

    def runctx(self, cmd, globals, locals):
        """Measure statements in given namespaces."""
        self.enable()
        try:
            exec(cmd, globals, locals)
        finally:
            self.disable()
        return self

    def runcall(self, func, /, *args, **kw):
        """Measure a call; return its value."""
        self.enable()
        try:
            return func(*args, **kw)
        finally:
            self.disable()


# Frames that are not of interest.
_OWN = {function.__code__ for function in (Profile.enable, Profile.disable, Profile.__enter__,
                                           Profile.__exit__, Profile.create_stats, Profile.runctx,
                                           Profile.runcall)}


def main():
    """python -m cProfile"""
    import cProfile
    _profile_calls.command(cProfile, 'cProfile.py')


if __name__ == '__main__':
    main()
