"""Follows a program: which lines run, how often, which functions call which.

    python -m trace --count -C folder program.py    counts lines, into folder/*.cover
    python -m trace --trace program.py              prints lines as they run
    python -m trace --listfuncs program.py          prints the functions that were called
    python -m trace --trackcalls program.py         prints who called whom
"""

import dis
import io
import linecache
import os
import pickle
import sys
import sysconfig
import threading
import tokenize
from time import monotonic as _time
from types import CodeType

__all__ = ['Trace', 'CoverageResults']

PRAGMA_NOCOVER = '#pragma NO COVER'


class _Ignore:
    """Knows the modules that are of no interest, by name and folder."""

    def __init__(self, modules=None, dirs=None):
        self._modules = set(modules or ())
        self._dirs = [os.path.normpath(folder) for folder in dirs or ()]
        self._known = {'<string>': 1}

    def names(self, filename, modulename):
        """Return whether a module is to be ignored."""
        if modulename not in self._known:
            self._known[modulename] = self._decide(filename, modulename)
        return self._known[modulename]

    def _decide(self, filename, modulename):
        if modulename in self._modules \
                or any(modulename.startswith(name + '.') for name in self._modules):
            return 1
        if filename is None:            # not in Python
            return 1
        return int(any(filename.startswith(folder + os.sep) for folder in self._dirs))


def _modname(path):
    """Return the name that a module in a file has where it stands."""
    return os.path.splitext(os.path.basename(path))[0]


def _fullmodname(path):
    """Return the name of the module in a file, with those of the packages around it."""
    path_folded = os.path.normcase(path)
    longest = ''
    for folder in sys.path:
        folder = os.path.normcase(folder)
        if path_folded.startswith(folder) and path_folded[len(folder):len(folder) + 1] == os.sep:
            longest = max(longest, folder, key=len)
    base = path[len(longest) + 1:] if longest else path
    base = os.path.splitdrive(base)[1].replace(os.sep, '.')
    return os.path.splitext(base)[0].lstrip('.')


class CoverageResults:
    """Counts of lines, called functions, and callers."""

    def __init__(self, counts=None, calledfuncs=None, infile=None, callers=None, outfile=None):
        self.counts = {} if counts is None else counts
        self.counter = self.counts.copy()
        self.calledfuncs = {} if calledfuncs is None else calledfuncs
        self.callers = {} if callers is None else callers
        self.infile = infile
        self.outfile = outfile
        if infile:
            try:
                with open(infile, 'rb') as file:
                    counts, calledfuncs, callers = pickle.load(file)
                self.update(self.__class__(counts, calledfuncs, callers=callers))
            except (OSError, EOFError, ValueError) as error:
                print(f'Skipping counts file {infile!r}: {error}', file=sys.stderr)

    def is_ignored_filename(self, filename):
        """Return whether a file is none."""
        return filename.startswith('<') and filename.endswith('>')

    def update(self, other):
        """Add what another one has."""
        for key, count in other.counts.items():
            self.counts[key] = self.counts.get(key, 0) + count
        self.calledfuncs.update(dict.fromkeys(other.calledfuncs, 1))
        self.callers.update(dict.fromkeys(other.callers, 1))

    def write_results(self, show_missing=True, summary=False, coverdir=None, *,
                      ignore_missing_files=False):
        """Print functions and callers; write each module's lines with their counts to a .cover file."""
        if self.calledfuncs:
            print()
            print('functions called:')
            for filename, modulename, funcname in sorted(self.calledfuncs):
                print(f'filename: {filename}, modulename: {modulename}, funcname: {funcname}')
        if self.callers:
            self._write_callers()
        by_file = {}
        for (filename, lineno), count in self.counts.items():
            by_file.setdefault(filename, {})[lineno] = count
        sums = {}
        for filename, counts in by_file.items():
            if self.is_ignored_filename(filename):
                continue
            if ignore_missing_files and not os.path.isfile(filename):
                continue
            if filename.endswith('.pyc'):
                filename = filename[:-1]
            if coverdir is None:
                folder = os.path.dirname(os.path.abspath(filename))
                modulename = _modname(filename)
            else:
                folder = coverdir
                os.makedirs(folder, exist_ok=True)
                modulename = _fullmodname(filename)
            executable = _find_executable_linenos(filename) if show_missing else {}
            lines = linecache.getlines(filename)
            with open(filename, 'rb') as file:
                encoding, _ = tokenize.detect_encoding(file.readline)
            hits, total = self.write_results_file(os.path.join(folder, modulename + '.cover'), lines,
                                                  executable, counts, encoding)
            if summary and total:
                sums[modulename] = total, hits, filename
        if summary and sums:
            print('lines   cov%   module   (path)')
            for name in sorted(sums):
                total, hits, filename = sums[name]
                print(f'{total:5d}   {hits / total:.1%}   {name}   ({filename})')
        if self.outfile:
            try:
                with open(self.outfile, 'wb') as file:
                    pickle.dump((self.counts, self.calledfuncs, self.callers), file, 1)
            except OSError as error:
                print(f"Can't save counts files because {error}", file=sys.stderr)

    def _write_callers(self):
        print()
        print('calling relationships:')
        last_file = last_callee = ''
        for (file, module, function), (callee_file, callee_module, callee) in sorted(self.callers):
            if file != last_file:
                print()
                print('***', file, '***')
                last_file, last_callee = file, ''
            if callee_file != file and last_callee != callee_file:
                print('  -->', callee_file)
                last_callee = callee_file
            print(f'    {module}.{function} -> {callee_module}.{callee}')

    def write_results_file(self, path, lines, lnotab, lines_hit, encoding=None):
        """Write lines with their counts; return how many ran, of how many."""
        try:
            file = open(path, 'w', encoding=encoding)
        except OSError as error:
            print(f'trace: Could not open {path!r} for writing: {error} - skipping', file=sys.stderr)
            return 0, 0
        total = hits = 0
        with file:
            for lineno, line in enumerate(lines, 1):
                if lineno in lines_hit:
                    file.write('%5d: ' % lines_hit[lineno])
                    hits += 1
                    total += 1
                elif lineno in lnotab and PRAGMA_NOCOVER not in line:
                    file.write('>>>>>> ')
                    total += 1
                else:
                    file.write('       ')
                file.write(line.expandtabs(8))
        return hits, total


# ---- lines with code

def _find_lines_from_code(code, strs):
    """Return the lines of a code object as a dict; strs: lines that hold nothing but text."""
    return {line: 1 for _, line in dis.findlinestarts(code) if line not in strs}


def _find_lines(code, strs):
    lines = _find_lines_from_code(code, strs)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            lines.update(_find_lines(constant, strs))
    return lines


def _find_strings(filename, encoding=None):
    """Return the lines of a file that are documentation."""
    found = {}
    before = tokenize.INDENT
    with open(filename, encoding=encoding) as file:
        for kind, text, start, end, line in tokenize.generate_tokens(file.readline):
            if kind == tokenize.STRING and before == tokenize.INDENT:
                found.update(dict.fromkeys(range(start[0], end[0] + 1), 1))
            before = kind
    return found


def _find_executable_linenos(filename):
    """Return the lines of a file that have code, as a dict."""
    try:
        with tokenize.open(filename) as file:
            source, encoding = file.read(), file.encoding
    except OSError as error:
        print(f'Not printing coverage data for {filename!r}: {error}', file=sys.stderr)
        return {}
    return _find_lines(compile(source, filename, 'exec'), _find_strings(filename, encoding))


# ---- following

class Trace:
    """Runs code and follows it.

    count: lines; trace: print lines as they run; countfuncs: functions; countcallers: who calls whom.
    infile and outfile: counts of earlier runs, and of all. timing: show the time at each line.
    """

    def __init__(self, count=1, trace=1, countfuncs=0, countcallers=0, ignoremods=(), ignoredirs=(),
                 infile=None, outfile=None, timing=False):
        self.infile = infile
        self.outfile = outfile
        self.ignore = _Ignore(ignoremods, ignoredirs)
        self.counts = {}
        self._calledfuncs = {}
        self._callers = {}
        self._caller_cache = {}
        self.start_time = _time() if timing else None
        self.donothing = False
        self.trace = trace
        if countcallers:
            self.globaltrace = self.globaltrace_trackcallers
        elif countfuncs:
            self.globaltrace = self.globaltrace_countfuncs
        elif trace or count:
            self.globaltrace = self.globaltrace_lt
            self.localtrace = (self.localtrace_trace_and_count if trace and count
                               else self.localtrace_trace if trace else self.localtrace_count)
        else:
            self.donothing = True

    def run(self, cmd):
        """Follow statements in the namespace of __main__."""
        import __main__
        self.runctx(cmd, __main__.__dict__, __main__.__dict__)

    def runctx(self, cmd, globals=None, locals=None):
        """Follow statements, in this thread and in those that it starts."""
        globals = {} if globals is None else globals
        locals = {} if locals is None else locals
        if not self.donothing:
            threading.settrace(self.globaltrace)
            sys.settrace(self.globaltrace)
        try:
            exec(cmd, globals, locals)
        finally:
            if not self.donothing:
                sys.settrace(None)
                threading.settrace(None)

    def runfunc(self, func, /, *args, **kw):
        """Follow a call; return its value."""
        if not self.donothing:
            sys.settrace(self.globaltrace)
        try:
            return func(*args, **kw)
        finally:
            if not self.donothing:
                sys.settrace(None)

    def results(self):
        """Return what was found so far."""
        return CoverageResults(self.counts, infile=self.infile, outfile=self.outfile,
                               calledfuncs=self._calledfuncs, callers=self._callers)

    def file_module_function_of(self, frame):
        """Return (file, module, function) of a frame, with the class's name if one class has it."""
        code = frame.f_code
        filename = code.co_filename
        modulename = _modname(filename) if filename else None
        if code not in self._caller_cache:
            self._caller_cache[code] = self._class_of(code)
        classname = self._caller_cache[code]
        name = code.co_name if classname is None else f'{classname}.{code.co_name}'
        return filename, modulename, name

    @staticmethod
    def _class_of(code):
        if '<locals>' in code.co_qualname.rpartition('.')[0].rpartition('.')[2]:
            return None
        return code.co_qualname.rpartition('.')[0].rpartition('.')[2] or None

    def globaltrace_trackcallers(self, frame, why, arg):
        """For sys.settrace(): note who calls whom."""
        if why == 'call':
            called = self.file_module_function_of(frame)
            caller = self.file_module_function_of(frame.f_back)
            self._callers[caller, called] = 1

    def globaltrace_countfuncs(self, frame, why, arg):
        """For sys.settrace(): note which functions are called."""
        if why == 'call':
            self._calledfuncs[self.file_module_function_of(frame)] = 1

    def globaltrace_lt(self, frame, why, arg):
        """For sys.settrace(): follow the lines of modules that are of interest."""
        if why != 'call':
            return None
        filename = frame.f_globals.get('__file__', None)
        if not filename:
            return None
        modulename = _modname(filename)
        if self.ignore.names(filename, modulename):
            return None
        if self.trace:
            print(f' --- modulename: {modulename}, funcname: {frame.f_code.co_name}')
        return self.localtrace

    def _count(self, frame):
        key = frame.f_code.co_filename, frame.f_lineno
        self.counts[key] = self.counts.get(key, 0) + 1

    def _print(self, frame):
        filename, lineno = frame.f_code.co_filename, frame.f_lineno
        if self.start_time:
            print('%.2f' % (_time() - self.start_time), end=' ')
        line = linecache.getline(filename, lineno)
        print(f'{os.path.basename(filename)}({lineno}):  {line}', end='' if line else '\n')

    def localtrace_trace_and_count(self, frame, why, arg):
        """For frames: print lines, and count them."""
        if why == 'line':
            self._count(frame)
            self._print(frame)
        return self.localtrace

    def localtrace_trace(self, frame, why, arg):
        """For frames: print lines."""
        if why == 'line':
            self._print(frame)
        return self.localtrace

    def localtrace_count(self, frame, why, arg):
        """For frames: count lines."""
        if why == 'line':
            self._count(frame)
        return self.localtrace


# ---- the command

def _parser():
    import argparse
    parser = argparse.ArgumentParser(prog='trace')
    parser.add_argument('--version', action='version', version='trace 2.0')
    add = parser.add_argument_group('Main options', 'One of these (or --report) must be given').add_argument
    add('-c', '--count', action='store_true',
        help='Count the lines that run, and write them to <module>.cover files.')
    add('-t', '--trace', action='store_true', help='Print each line as it runs.')
    add('-l', '--listfuncs', action='store_true',
        help='Print the functions that were called. Not with --trace or --count.')
    add('-T', '--trackcalls', action='store_true', help='Print which function called which.')
    add = parser.add_argument_group('Modifiers').add_argument
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument('-r', '--report', action='store_true',
                        help='Write a report from a counts file; run nothing.')
    choice.add_argument('-R', '--no-report', action='store_true',
                        help='Write no report: only the counts file.')
    add('-f', '--file', help='File with the counts of all runs.')
    add('-C', '--coverdir', help='Folder for the .cover files.')
    add('-m', '--missing', action='store_true', help='Mark lines that did not run with ">>>>>>".')
    add('-s', '--summary', action='store_true', help='Print a line about each module. With --count or --report.')
    add('-g', '--timing', action='store_true', help='Begin each line with the time. With --trace.')
    add = parser.add_argument_group('Filters', 'Can be given several times').add_argument
    add('--ignore-module', action='append', default=[], help='Ignore modules: names, separated by commas.')
    add('--ignore-dir', action='append', default=[], help=f'Ignore files in folders, separated by {os.pathsep!r}.')
    parser.add_argument('--module', action='store_true', default=False, help='Follow a module.')
    parser.add_argument('progname', nargs='?', help='file to run as main program')
    parser.add_argument('arguments', nargs=argparse.REMAINDER, help='arguments to the program')
    return parser


def _ignored_folders(texts):
    places = {'$prefix': sysconfig.get_path('stdlib'), '$exec_prefix': sysconfig.get_path('platstdlib')}
    for folder in (part for text in texts for part in text.split(os.pathsep)):
        folder = os.path.expandvars(os.path.expanduser(folder))
        for name, path in places.items():
            folder = folder.replace(name, path or '')
        yield os.path.normpath(folder)


def main():
    """python -m trace"""
    parser = _parser()
    options = parser.parse_args()
    if options.report:
        if not options.file:
            parser.error('-r/--report requires -f/--file')
        return CoverageResults(infile=options.file, outfile=options.file).write_results(
            options.missing, options.summary, options.coverdir)
    if not any((options.trace, options.count, options.listfuncs, options.trackcalls)):
        parser.error('must specify one of --trace, --count, --report, --listfuncs, or --trackcalls')
    if options.listfuncs and (options.count or options.trace):
        parser.error('cannot specify both --listfuncs and (--trace or --count)')
    if options.summary and not options.count:
        parser.error('--summary can only be used with --count or --report')
    if options.progname is None:
        parser.error('progname is missing: required with the main options')
    modules = [name.strip() for text in options.ignore_module for name in text.split(',')]
    tracer = Trace(options.count, options.trace, countfuncs=options.listfuncs,
                   countcallers=options.trackcalls, ignoremods=modules,
                   ignoredirs=[*_ignored_folders(options.ignore_dir)], infile=options.file,
                   outfile=options.file, timing=options.timing)
    try:
        sys.argv = [options.progname, *options.arguments]
        if options.module:
            import runpy
            _, spec, code = runpy._details(options.progname)
            sys.argv[0] = code.co_filename
            namespace = {'__name__': '__main__', '__file__': code.co_filename,
                         '__package__': spec.parent, '__loader__': spec.loader, '__spec__': spec,
                         '__cached__': None}
        else:
            sys.path[0] = os.path.dirname(options.progname)
            with io.open_code(options.progname) as file:
                code = compile(file.read(), options.progname, 'exec')
            namespace = {'__file__': options.progname, '__name__': '__main__', '__package__': None,
                         '__cached__': None}
        tracer.runctx(code, namespace, namespace)
    except OSError as error:
        sys.exit(f'Cannot run file {sys.argv[0]!r} because: {error}')
    except SystemExit:
        pass
    results = tracer.results()
    if not options.no_report:
        results.write_results(options.missing, options.summary, options.coverdir)


if __name__ == '__main__':
    main()
