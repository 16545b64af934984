"""Measuring calls, for profile and cProfile: what sys.setprofile() tells becomes times by function."""

import importlib.machinery
import io
import marshal
import sys
from types import CodeType, ModuleType


def label(code):
    """Return (file, line, name) of a code object, or of a function's text that is not in Python."""
    if isinstance(code, str):
        return '~', 0, code
    return code.co_filename, code.co_firstlineno, code.co_name


def native_text(function):
    """Return a text about a function that is not in Python."""
    owner = getattr(function, '__self__', None)
    name = getattr(function, '__name__', '?')
    if owner is None or isinstance(owner, ModuleType):
        return f'<built-in method {getattr(function, "__module__", None) or "builtins"}.{name}>'
    method = getattr(type(owner), name, None)
    return repr(method) if method is not None else f'<built-in method {name}>'


class Entry:
    """A function: its calls, those that no call of its own led to, times; the same by caller."""

    __slots__ = 'calls', 'primitive', 'own', 'whole', 'depth', 'callers'

    def __init__(self):
        self.calls = self.primitive = self.depth = 0
        self.own = self.whole = 0
        self.callers = {}


class Recorder:
    """Adds up calls: enter() and leave() in turn."""

    def __init__(self, timer):
        self.timer = timer
        self.entries = {}
        self.stack = []         # [function, when it began, time of what it called, entry by caller]

    def enter(self, function):
        """A call begins."""
        entry = self.entries.get(function)
        if entry is None:
            entry = self.entries[function] = Entry()
        entry.depth += 1
        by_caller = None
        if self.stack:
            caller = self.stack[-1][0]
            by_caller = entry.callers.get(caller)
            if by_caller is None:
                by_caller = entry.callers[caller] = Entry()
            by_caller.depth += 1
        self.stack.append([function, self.timer(), 0, by_caller])

    def leave(self, function):
        """A call ends. One whose beginning nobody has seen counts for nothing."""
        now = self.timer()
        if not self.stack or self.stack[-1][0] is not function:
            return
        function, began, inner, by_caller = self.stack.pop()
        whole = now - began
        self._add(self.entries[function], whole, inner)
        if by_caller is not None:
            self._add(by_caller, whole, inner)
        if self.stack:
            self.stack[-1][2] += whole

    @staticmethod
    def _add(entry, whole, inner):
        entry.calls += 1
        entry.own += whole - inner
        entry.depth -= 1
        if entry.depth == 0:
            entry.primitive += 1
            entry.whole += whole

    def leave_all(self):
        """The measurement ends, and with it what is under way."""
        while self.stack:
            self.leave(self.stack[-1][0])


class Profiler:
    """What profile.Profile and cProfile.Profile have in common: running code, and showing what came of it."""

    def run(self, cmd):
        """Measure statements, in the namespace of __main__."""
        import __main__
        namespace = __main__.__dict__
        return self.runctx(cmd, namespace, namespace)

    def print_stats(self, sort=-1):
        """Print a report."""
        import pstats
        sort = sort if isinstance(sort, tuple) else (sort,)
        pstats.Stats(self).strip_dirs().sort_stats(*sort).print_stats()

    def dump_stats(self, file):
        """Write what was measured to a file that pstats.Stats() reads."""
        with open(file, 'wb') as f:
            self.create_stats()
            marshal.dump(self.stats, f)


def run_with(profiler, call, filename, sort):
    """Call something that a profiler measures; then write to a file, or print."""
    try:
        call(profiler)
    except SystemExit:
        pass
    finally:
        if filename is not None:
            profiler.dump_stats(filename)
        else:
            profiler.print_stats(sort)


def command(module, name):
    """python -m profile and python -m cProfile."""
    import os
    import runpy
    from optparse import OptionParser
    parser = OptionParser(usage=f'{name} [-o output_file_path] [-s sort] [-m module | scriptfile] [arg] ...')
    parser.allow_interspersed_args = False
    parser.add_option('-o', '--outfile', dest='outfile', help='Save stats to <outfile>', default=None)
    parser.add_option('-m', dest='module', action='store_true', help='Profile a library module', default=False)
    parser.add_option('-s', '--sort', dest='sort', help='Sort order when printing to stdout', default=-1)
    if not sys.argv[1:]:
        parser.print_usage()
        sys.exit(2)
    options, args = parser.parse_args()
    sys.argv[:] = args
    if options.outfile is not None:
        options.outfile = os.path.abspath(options.outfile)
    if not args:
        parser.print_usage()
        return
    if options.module:
        code = 'run_module(modname, run_name="__main__")'
        namespace = {'run_module': runpy.run_module, 'modname': args[0]}
    else:
        path = args[0]
        sys.path.insert(0, os.path.dirname(path))
        with io.open_code(path) as file:
            code = compile(file.read(), path, 'exec')
        main = ModuleType('__main__')
        main.__file__ = path
        main.__spec__ = importlib.machinery.ModuleSpec('__main__', None, origin=path)
        sys.modules['__main__'] = main
        namespace = main.__dict__
    try:
        module.runctx(code, namespace, None, options.outfile, options.sort)
    except BrokenPipeError as error:
        sys.stdout = None
        sys.exit(error.errno)
