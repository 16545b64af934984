"""A profiler as cProfile, whose timer and way of counting can be changed in Python."""

import sys
import time

import _profile_calls
from _profile_calls import label

__all__ = ["run", "runctx", "Profile"]


def run(statement, filename=None, sort=-1):
    """Measure statements; write to a file, or print."""
    _profile_calls.run_with(Profile(), lambda p: p.run(statement), filename, sort)


def runctx(statement, globals, locals, filename=None, sort=-1):
    """The same, in given namespaces."""
    _profile_calls.run_with(Profile(), lambda p: p.runctx(statement, globals, locals), filename, sort)


class Profile(_profile_calls.Profiler):
    """Measures what it runs.

    timer: returns the time, as a number or a sequence of numbers to be added. bias: what is taken off
    for the work of measuring a call (see calibrate()).
    """

    bias = 0

    def __init__(self, timer=None, bias=None):
        if bias is not None:
            self.bias = bias
        self.timer = timer or time.process_time
        self.get_time = self.timer if isinstance(self.timer(), (int, float)) else self._sum_of_times
        self.stats = {}
        self._recorder = _profile_calls.Recorder(self.get_time)
        self.set_cmd('profiler')

    def _sum_of_times(self):
        return sum(self.timer())

    def set_cmd(self, cmd):
        """Say what is run: the outermost function's name."""
        self._recorder.leave_all()
        self._recorder.enter(('profile', 0, str(cmd)))

    def simulate_call(self, name):
        """Measure as if a function of that name had been called."""
        self._recorder.enter(('profile', 0, name))

    def simulate_cmd_complete(self):
        """What was begun by simulate_call() and set_cmd() ends."""
        self._recorder.leave_all()

    def dispatcher(self, frame, event, arg):
        """What sys.setprofile() calls."""
        code = frame.f_code
        if code in _OWN:
            return
        if event == 'call':
            self._recorder.enter(code)
        elif event == 'return':
            self._recorder.leave(code)
        elif event == 'c_call':
            self._recorder.enter(('', 0, arg.__name__))
        else:
            self._recorder.leave(self._recorder.stack[-1][0])

    def create_stats(self):
        """Put what was measured into `stats`, as pstats.Stats() wants it."""
        self.simulate_cmd_complete()
        self.snapshot_stats()

    def snapshot_stats(self):
        """Put what was measured so far into `stats`."""
        self.stats = {}
        for function, entry in self._recorder.entries.items():
            callers = {}
            for caller, by in entry.callers.items():
                key = self._label(caller)
                callers[key] = callers.get(key, 0) + by.calls
            numbers = (entry.primitive, entry.calls, entry.own - self.bias * entry.calls, entry.whole)
            key = self._label(function)
            if key in self.stats:
                numbers = tuple(map(sum, zip(self.stats[key][:4], numbers)))
                callers = self.stats[key][4] | callers
            self.stats[key] = *numbers, callers

    @staticmethod
    def _label(function):
        return function if isinstance(function, tuple) else label(function)

    def runctx(self, cmd, globals, locals):
        """Measure statements in given namespaces."""
        self.set_cmd(cmd)
        sys.setprofile(self.dispatcher)
        try:
            exec(cmd, globals, locals)
        finally:
            sys.setprofile(None)
        return self

    def runcall(self, func, /, *args, **kw):
        """Measure a call; return its value."""
        self.set_cmd(repr(func))
        sys.setprofile(self.dispatcher)
        try:
            return func(*args, **kw)
        finally:
            sys.setprofile(None)

    def calibrate(self, m, verbose=0):
        """Return how long measuring a call takes, found out by m calls of a function."""
        if self.__class__ is not Profile:
            raise TypeError('Subclasses must override .calibrate().')

        def work():
            pass

        def calls():
            for _ in range(m):
                work()

        before = self.get_time()
        calls()
        plain = self.get_time() - before
        other = Profile(self.timer, bias=0)
        before = self.get_time()
        other.runcall(calls)
        measured = self.get_time() - before
        if verbose:
            print('elapsed time without profiler =', plain)
            print('elapsed time with profiler =', measured)
        return max(measured - plain, 0) / (m + 1)


# Frames that are not of interest.
_OWN = {function.__code__ for function in (Profile.runctx, Profile.runcall)}


def main():
    """python -m profile"""
    import profile
    _profile_calls.command(profile, 'profile.py')


if __name__ == '__main__':
    main()
