"""Runs the examples in docstrings and compares what they print with what is written there."""

import functools
import inspect
import linecache
import os
import re
import sys
import traceback
from collections import namedtuple
from io import StringIO

__all__ = ['register_optionflag', 'DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE',
           'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP', 'IGNORE_EXCEPTION_DETAIL',
           'COMPARISON_FLAGS', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF',
           'REPORT_ONLY_FIRST_FAILURE', 'REPORTING_FLAGS', 'FAIL_FAST', 'Example', 'DocTest',
           'DocTestParser', 'DocTestFinder', 'DocTestRunner', 'OutputChecker', 'DocTestFailure',
           'UnexpectedException', 'testmod', 'testfile', 'run_docstring_examples', 'DocTestSuite',
           'DocFileSuite', 'set_unittest_reportflags', 'script_from_examples', 'testsource', 'debug_src',
           'debug', 'TestResults']

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """Return the number of an option, new if need be."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag('DONT_ACCEPT_TRUE_FOR_1')
DONT_ACCEPT_BLANKLINE = register_optionflag('DONT_ACCEPT_BLANKLINE')
NORMALIZE_WHITESPACE = register_optionflag('NORMALIZE_WHITESPACE')
ELLIPSIS = register_optionflag('ELLIPSIS')
SKIP = register_optionflag('SKIP')
IGNORE_EXCEPTION_DETAIL = register_optionflag('IGNORE_EXCEPTION_DETAIL')
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE
                    | ELLIPSIS | SKIP | IGNORE_EXCEPTION_DETAIL)
REPORT_UDIFF = register_optionflag('REPORT_UDIFF')
REPORT_CDIFF = register_optionflag('REPORT_CDIFF')
REPORT_NDIFF = register_optionflag('REPORT_NDIFF')
REPORT_ONLY_FIRST_FAILURE = register_optionflag('REPORT_ONLY_FIRST_FAILURE')
FAIL_FAST = register_optionflag('FAIL_FAST')
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

master = None  # has the counts of all testmod() and testfile() calls


def _remember(runner):
    global master
    if master is None:
        master = runner
    else:
        master.merge(runner)


BLANKLINE_MARKER = '<BLANKLINE>'
ELLIPSIS_MARKER = '...'
_DIVIDER = '*' * 70


class TestResults(namedtuple('TestResults', 'failed attempted')):
    """How many examples failed and how many were run; `skipped` how many were not."""

    __test__ = False

    def __new__(cls, failed, attempted, *, skipped=0):
        self = super().__new__(cls, failed, attempted)
        self.skipped = skipped
        return self

    def __repr__(self):
        skipped = f', skipped={self.skipped}' if self.skipped else ''
        return f'TestResults(failed={self.failed}, attempted={self.attempted}{skipped})'


# ---- examples -------------------------------------------------------------------------------

class Example:
    """A piece of source, and what it should print or raise."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith('\n') else source + '\n'
        self.want = want + '\n' if want and not want.endswith('\n') else want
        if exc_msg is not None and not exc_msg.endswith('\n'):
            exc_msg += '\n'
        self.exc_msg = exc_msg
        self.lineno = lineno
        self.indent = indent
        self.options = options or {}

    def _key(self):
        return (self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg)

    def __eq__(self, other):
        return self._key() == other._key() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of one docstring, and the namespace they run in."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = len(self.examples)
        text = 'no examples' if not count else '1 example' if count == 1 else f'{count} examples'
        return f'<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({text})>'

    def _parts(self):
        return self.examples, self.docstring, self.globs, self.name, self.filename, self.lineno

    def __eq__(self, other):
        return self._parts() == other._parts() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def _key(self):
        return self.name, self.filename or '', self.lineno or 0, id(self)

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, DocTest) else NotImplemented


class DocTestParser:
    """Finds examples in text."""

    def parse(self, string, name='<string>'):
        """Return the text between the examples, and the examples."""
        string = string.expandtabs()
        lines = string.split('\n')
        margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
        lines = [line[margin:] for line in lines]
        found, text = [], []
        n = 0
        while n < len(lines):
            line = lines[n]
            indent = len(line) - len(line.lstrip(' '))
            if not line[indent:].startswith('>>>'):
                text.append(line)
                n += 1
                continue
            found.append(''.join(part + '\n' for part in text))
            text = []
            example, n = self._example(lines, n, indent, name)
            if example is not None:
                found.append(example)
        found.append('\n'.join(text))
        return found

    def _example(self, lines, start, indent, name):
        n = start
        source = []
        while n < len(lines) and (n == start or lines[n].lstrip(' ').startswith('...')):
            if lines[n][:indent].strip():
                raise ValueError(f'line {n} of the docstring for {name} has inconsistent '
                                 f'leading whitespace: {lines[n]!r}')
            line = lines[n][indent:]
            if len(line) >= 4 and line[3] != ' ':
                raise ValueError(f'line {n + 1} of the docstring for {name} lacks blank after '
                                 f'{line[:3]}: {lines[n]!r}')
            source.append(line[4:])
            n += 1
        want = []
        first = n
        while n < len(lines) and lines[n].strip() and not lines[n].lstrip().startswith('>>>'):
            if lines[n][:indent].strip():
                raise ValueError(f'line {n + 1} of the docstring for {name} has inconsistent '
                                 f'leading whitespace: {lines[n]!r}')
            want.append(lines[n][indent:])
            n += 1
        source, want = '\n'.join(source), '\n'.join(want)
        options = self._find_options(source, name, start)
        if not source.strip() or all(not line.strip() or line.lstrip().startswith('#')
                                     for line in source.split('\n')):
            if options:
                raise ValueError(f'line {start} of the doctest for {name} has an option directive on a '
                                 f'line with no example: {source!r}')
            return None, n
        return Example(source, want, self._exception_in(want), start, indent, options), n

    @staticmethod
    def _exception_in(want):
        lines = want.split('\n')
        if lines[0].rstrip() not in ('Traceback (most recent call last):',
                                     'Traceback (innermost last):'):
            return None
        for n, line in enumerate(lines[1:], 1):
            if line and not line[0].isspace() and (line[0].isalnum() or line[0] == '_'):
                return '\n'.join(lines[n:])
        return None

    @staticmethod
    def _find_options(source, name, lineno):
        options = {}
        for line in source.split('\n'):
            before, mark, rest = line.partition('doctest:')
            in_string = '"' in rest or "'" in rest
            if not mark or in_string or not before.rstrip().endswith('#'):
                continue
            for option in rest.replace(',', ' ').split():
                if option[0] not in '+-' or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f'line {lineno + 1} of the doctest for {name} has an invalid '
                                     f'option: {option!r}')
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == '+'
        return options

    def get_doctest(self, string, globs, name, filename, lineno):
        """Return the text's examples as a DocTest."""
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name='<string>'):
        """Return the examples in a text."""
        return [part for part in self.parse(string, name) if isinstance(part, Example)]


class DocTestFinder:
    """Finds the docstrings of a module or class, and of all that is defined in it."""

    def __init__(self, verbose=False, parser=None, recurse=True, exclude_empty=True):
        self._verbose = verbose
        self._parser = parser or DocTestParser()
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """Return the DocTests of an object."""
        if name is None:
            name = getattr(obj, '__name__', None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't "
                                 f'exist: {type(obj)!r}')
        if module is False:
            module = None
        elif module is None:
            module = inspect.getmodule(obj)
        if globs is None:
            globs = module.__dict__.copy() if module is not None else {}
        else:
            globs = globs.copy()
        globs.update(extraglobs or {})
        globs.setdefault('__name__', '__main__')
        tests = []
        self._find(tests, obj, name, module, globs, set())
        return sorted(tests)

    @staticmethod
    def _is_from(module, obj):
        if module is None:
            return True
        # What a decorator has made may have another module's globals: what it says of itself comes first.
        home = inspect.getmodule(obj)
        if home is not None:
            return home is module
        if inspect.isfunction(obj):
            return module.__dict__ is obj.__globals__
        if inspect.ismethoddescriptor(obj) or inspect.ismethodwrapper(obj):
            obj = getattr(obj, '__objclass__', obj)
        elif not (inspect.isclass(obj) or hasattr(obj, '__module__') or isinstance(obj, property)):
            raise ValueError('object must be a class or function')
        return getattr(obj, '__module__', module.__name__) == module.__name__

    @staticmethod
    def _is_routine(obj):
        try:
            obj = inspect.unwrap(obj)
        except ValueError:
            pass
        return inspect.isroutine(obj)

    def _find(self, tests, obj, name, module, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        if self._verbose:
            print(f'Finding tests in {name}')
        test = self._test_of(obj, name, module, globs)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if inspect.ismodule(obj):
            for key, value in list(obj.__dict__.items()):
                if (self._is_routine(value) or inspect.isclass(value)) and self._is_from(module, value):
                    self._find(tests, value, f'{name}.{key}', module, globs, seen)
            for key, value in getattr(obj, '__test__', {}).items():
                if not isinstance(key, str):
                    raise ValueError(f'DocTestFinder.find: __test__ keys must be strings: {type(key)!r}')
                if not (inspect.isroutine(value) or inspect.isclass(value) or inspect.ismodule(value)
                        or isinstance(value, str)):
                    raise ValueError('DocTestFinder.find: __test__ values must be strings, functions, '
                                     f'methods, classes, or modules: {type(value)!r}')
                self._find(tests, value, f'{name}.__test__.{key}', module, globs, seen)
        elif inspect.isclass(obj):
            for key, value in list(obj.__dict__.items()):
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (inspect.isroutine(value) or inspect.isclass(value)
                        or isinstance(value, property)) and self._is_from(module, value):
                    self._find(tests, value, f'{name}.{key}', module, globs, seen)

    def _test_of(self, obj, name, module, globs):
        docstring = obj if isinstance(obj, str) else getattr(obj, '__doc__', None) or ''
        if not isinstance(docstring, str):
            docstring = str(docstring)
        if self._exclude_empty and not docstring:
            return None
        filename = getattr(module, '__file__', None) or getattr(module, '__name__', None)
        if filename and filename.endswith('.pyc'):
            filename = filename[:-1]
        return self._parser.get_doctest(docstring, globs, name, filename,
                                        self._line_of(obj, docstring, module))

    @staticmethod
    def _line_of(obj, docstring, module):
        """Return the number, counted from 0, of the line in which the docstring of an object begins, or None."""
        if inspect.ismodule(obj):
            return 0 if docstring else None
        if not docstring or isinstance(obj, str):
            return None
        file = getattr(module, '__file__', None)
        if inspect.isclass(obj):
            first = obj.__dict__.get('__firstlineno__')
        else:
            if isinstance(obj, property):
                obj = obj.fget
            elif isinstance(obj, functools.cached_property):
                obj = obj.func
            obj = inspect.unwrap(getattr(obj, '__func__', obj)) if callable(obj) else obj
            code = getattr(obj, '__code__', None)
            first, file = getattr(code, 'co_firstlineno', None), getattr(code, 'co_filename', None)
        if first is None or not file:
            return None
        lines = linecache.getlines(file, module.__dict__ if module is not None else None)
        for n in range(first - 1, len(lines)):
            if _BEGINS_STRING(lines[n]):
                return n
        return None


_BEGINS_STRING = re.compile(r'''(^|.*:)\s*\w*["']''').match


# ---- comparing ------------------------------------------------------------------------------

def _matches_ellipsis(want, got):
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    start, end = len(first), len(got) - len(last)
    if not got.startswith(first) or not got.endswith(last) or start > end:
        return False
    for piece in middle:
        start = got.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True


def _without_detail(message):
    """Return the exception's name, without module and text."""
    head = message.split('\n', 1)[0].partition(':')[0]
    return head.rpartition('.')[2]


class OutputChecker:
    """Compares what was printed with what should be."""

    def check_output(self, want, got, optionflags):
        """Return whether they agree."""
        got = got.encode('ascii', 'backslashreplace').decode()     # escapes may stand for what is not ASCII
        want = want.encode('ascii', 'backslashreplace').decode()
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (('True\n', '1\n'),
                                                                      ('False\n', '0\n')):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = '\n'.join(['' if line.rstrip() == BLANKLINE_MARKER else line
                              for line in want.split('\n')])
            got = '\n'.join([line if line.strip() else '' for line in got.split('\n')])
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = ' '.join(got.split()), ' '.join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _matches_ellipsis(want, got)

    def output_difference(self, example, got, optionflags):
        """Return a text that shows the difference."""
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = '\n'.join([line if line.strip() else BLANKLINE_MARKER
                             for line in got.split('\n')[:-1]] + ['']) if got else got
        if optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF) \
                and (optionflags & REPORT_NDIFF or (want.count('\n') > 2 and got.count('\n') > 2)):
            import difflib
            old, new = want.splitlines(keepends=True), got.splitlines(keepends=True)
            if optionflags & REPORT_UDIFF:
                lines, kind = list(difflib.unified_diff(old, new, n=2))[2:], 'unified diff with -expected +actual'
            elif optionflags & REPORT_CDIFF:
                lines, kind = list(difflib.context_diff(old, new, n=2))[2:], 'context diff with expected followed by actual'
            else:
                lines, kind = list(difflib.ndiff(old, new)), 'ndiff with -expected +actual'
            return f'Differences ({kind}):\n' + _indent(''.join(lines))
        parts = [f'Expected:\n{_indent(want)}' if want else 'Expected nothing\n',
                 f'Got:\n{_indent(got)}' if got else 'Got nothing\n']
        return ''.join(parts)


def _indent(text, indent=4):
    return ''.join([' ' * indent + line if line.strip('\n') else line
                    for line in text.splitlines(keepends=True)])


class DocTestFailure(Exception):
    """An example printed something else."""

    def __init__(self, test, example, got):
        self.test = test
        self.example = example
        self.got = got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example raised an exception that is not written there."""

    def __init__(self, test, example, exc_info):
        self.test = test
        self.example = example
        self.exc_info = exc_info

    def __str__(self):
        return str(self.test)


# ---- running --------------------------------------------------------------------------------

class _Output(StringIO):

    def getvalue(self):
        result = super().getvalue()
        return result + '\n' if result and not result.endswith('\n') else result

    def truncate(self, size=None):
        self.seek(size)
        super().truncate()


def _debugger(stdout):
    """Return a debugger for examples: it talks to the real stdout, while theirs is collected."""
    import pdb

    class ExampleDebugger(pdb.Pdb):
        def set_trace(self, frame=None, *, commands=None):
            super().set_trace(frame or sys._getframe(1), commands=commands)

        def trace_dispatch(self, *args):
            collected, sys.stdout = sys.stdout, stdout
            try:
                return super().trace_dispatch(*args)
            finally:
                sys.stdout = collected

    debugger = ExampleDebugger(stdout=stdout, nosigint=True)
    debugger.use_rawinput = 1
    debugger.reset()
    return debugger


_EXAMPLE_FILE = re.compile(r'<doctest (?P<name>.+)\[(?P<number>\d+)\]>$').match


class DocTestRunner:
    """Runs DocTests and counts."""

    DIVIDER = _DIVIDER

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = '-v' in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}
        self._fakeout = _Output()

    def report_start(self, out, test, example):
        """Say what will be run, when asked to be verbose."""
        if self._verbose:
            want = f'Expecting:\n{_indent(example.want)}' if example.want else 'Expecting nothing\n'
            out(f'Trying:\n{_indent(example.source)}{want}')

    def report_success(self, out, test, example, got):
        """Say that it went well, when asked to be verbose."""
        if self._verbose:
            out('ok\n')

    def report_failure(self, out, test, example, got):
        """Say what was printed instead."""
        out(self._failure_header(test, example)
            + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        """Say what was raised."""
        text = ''.join(traceback.format_exception(*exc_info))
        out(f'{self._failure_header(test, example)}Exception raised:\n{_indent(text)}')

    def _failure_header(self, test, example):
        place = f'in {test.name}'
        if test.filename:
            line = '?' if test.lineno is None else test.lineno + example.lineno + 1
            place = f'File "{test.filename}", line {line}, {place}'
        else:
            place = f'Line {example.lineno + 1}, {place}'
        return f'{self.DIVIDER}\n{place}\nFailed example:\n{_indent(example.source)}'

    def _run_example(self, test, example, number, compileflags):
        """Return what was printed, and the exception or None."""
        name = f'<doctest {test.name}[{number}]>'
        try:
            exec(compile(example.source, name, 'single', compileflags, True), test.globs)
            error = None
        except KeyboardInterrupt:
            raise
        except BaseException as raised:
            error = raised.with_traceback(raised.__traceback__.tb_next)
        got = self._fakeout.getvalue()
        self._fakeout.truncate(0)
        return got, error

    def _judge(self, test, example, got, error, out):
        """Return whether the example did what it should, and report."""
        check = self._checker.check_output
        if error is None:
            if example.exc_msg is None and check(example.want, got, self.optionflags):
                self.report_success(out, test, example, got)
                return True
            if example.exc_msg is not None and check(example.want, got, self.optionflags):
                self.report_success(out, test, example, got)
                return True
            self.report_failure(out, test, example, got)
            return False
        message = ''.join(traceback.format_exception_only(type(error), error))
        if isinstance(error, SyntaxError):
            kept = [line for line in message.splitlines(keepends=True)]
            while len(kept) > 1 and not kept[0].startswith((type(error).__name__, type(error).__module__)):
                del kept[0]
            message = ''.join(kept)
        if example.exc_msg is None:
            self.report_unexpected_exception(out, test, example,
                                             (type(error), error, error.__traceback__))
            return False
        agrees = check(example.exc_msg, message, self.optionflags) \
            or self.optionflags & IGNORE_EXCEPTION_DETAIL \
            and check(_without_detail(example.exc_msg), _without_detail(message), self.optionflags)
        if agrees:
            self.report_success(out, test, example, got)
            return True
        text = ''.join(traceback.format_exception(type(error), error, error.__traceback__))
        self.report_failure(out, test, example, got + text)
        return False

    def __run(self, test, compileflags, out):
        failures = tries = skips = 0
        original = self.optionflags
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = original
            for flag, on in example.options.items():
                self.optionflags = self.optionflags | flag if on else self.optionflags & ~flag
            tries += 1
            if self.optionflags & SKIP:
                skips += 1
                continue
            shown = (lambda text: None) if quiet else out
            if not quiet:
                self.report_start(out, test, example)
            got, error = self._run_example(test, example, number, compileflags)
            if not self._judge(test, example, got, error, shown):
                failures += 1
                if self.optionflags & FAIL_FAST:
                    break
        self.optionflags = original
        self.__record_outcome(test, failures, tries, skips)
        return TestResults(failures, tries, skipped=skips)

    def __record_outcome(self, test, failures, tries, skips):
        before = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = (before[0] + failures, before[1] + tries, before[2] + skips)
        self.failures += failures
        self.tries += tries
        self.skips += skips

    def __patched_linecache_getlines(self, filename, module_globals=None):
        """The lines of a file; an example of the test that runs is one too."""
        found = _EXAMPLE_FILE(filename)
        if found and found['name'] == self.test.name:
            example = self.test.examples[int(found['number'])]
            return example.source.splitlines(keepends=True)
        return self.save_linecache_getlines(filename, module_globals)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Run the examples of a test; return TestResults."""
        self.test = test
        if compileflags is None:
            import __future__
            compileflags = 0
            for name in __future__.all_feature_names:
                feature = getattr(__future__, name)
                if test.globs.get(name) is feature:
                    compileflags |= feature.compiler_flag
        import pdb
        stdout, displayhook = sys.stdout, sys.displayhook
        if out is None:
            out = stdout.write
        sys.stdout, sys.displayhook = self._fakeout, sys.__displayhook__
        set_trace = pdb.set_trace
        self.debugger = _debugger(stdout)
        pdb.set_trace = self.debugger.set_trace
        self.save_linecache_getlines = linecache.getlines
        linecache.getlines = self.__patched_linecache_getlines
        try:
            return self.__run(test, compileflags, out)
        finally:
            sys.stdout, sys.displayhook = stdout, displayhook
            pdb.set_trace = set_trace
            linecache.getlines = self.save_linecache_getlines
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None

    def summarize(self, verbose=None):
        """Print how it went; return TestResults."""
        verbose = self._verbose if verbose is None else verbose
        passed, without, failed = [], [], []
        for name, (failures, tries, _) in sorted(self._stats.items()):
            if not tries:
                without.append(name)
            elif not failures:
                passed.append((name, tries))
            else:
                failed.append((name, failures, tries))
        if verbose and without:
            print(f'{len(without)} item{"s" if len(without) != 1 else ""} had no tests:')
            print('\n'.join([f'    {name}' for name in without]))
        if verbose and passed:
            print(f'{len(passed)} item{"s" if len(passed) != 1 else ""} passed all tests:')
            print('\n'.join([f' {tries:3} test{"s" if tries != 1 else ""} in {name}'
                             for name, tries in passed]))
        if failed:
            print(self.DIVIDER)
            print(f'{len(failed)} item{"s" if len(failed) != 1 else ""} had failures:')
            print('\n'.join([f' {failures:3} of {tries:3} in {name}'
                             for name, failures, tries in failed]))
        if verbose:
            items = len(self._stats)
            print(f'{self.tries} test{"s" if self.tries != 1 else ""} in {items} item{"s" if items != 1 else ""}.')
            print(f'{self.tries - self.failures} passed' + (f' and {self.failures} failed.' if self.failures else '.'))
        if self.failures:
            skipped = f' and {self.skips} skipped test{"s" if self.skips != 1 else ""}' if self.skips else ''
            print(f'***Test Failed*** {self.failures} failure{"s" if self.failures != 1 else ""}{skipped}.')
        elif verbose:
            print('Test passed.')
        return TestResults(self.failures, self.tries, skipped=self.skips)

    def merge(self, other):
        """Add what another runner has counted."""
        for name, counts in other._stats.items():
            mine = self._stats.get(name, (0,) * len(counts))
            self._stats[name] = tuple(map(sum, zip(mine, counts)))
        self.failures += other.failures
        self.tries += other.tries
        self.skips += other.skips


class DebugRunner(DocTestRunner):
    """Raises what goes wrong."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Run the examples of a test."""
        result = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_unexpected_exception(self, out, test, example, exc_info):
        """Raise UnexpectedException."""
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        """Raise DocTestFailure."""
        raise DocTestFailure(test, example, got)


# ---- entries --------------------------------------------------------------------------------

def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0,
            extraglobs=None, raise_on_error=False, exclude_empty=False):
    """Run the examples in a module, by default __main__; return TestResults."""
    if m is None:
        m = sys.modules.get('__main__')
    if not inspect.ismodule(m):
        raise TypeError(f'testmod: module required; {m!r}')
    finder = DocTestFinder(exclude_empty=exclude_empty)
    kind = DebugRunner if raise_on_error else DocTestRunner
    runner = kind(verbose=verbose, optionflags=optionflags)
    for test in finder.find(m, name or m.__name__, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    _remember(runner)
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def _load_file(filename, package, module_relative, encoding):
    if module_relative:
        if package is None:
            package = sys.modules[sys._getframe(2).f_globals['__name__']]
        elif isinstance(package, str):
            package = __import__(package, fromlist=['*'])
        base = os.path.dirname(getattr(package, '__file__', None) or sys.argv[0])
        filename = os.path.join(base, *filename.split('/'))
    with open(filename, encoding=encoding) as file:
        return file.read(), filename


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None,
             report=True, optionflags=0, extraglobs=None, raise_on_error=False,
             parser=None, encoding=None):
    """Run the examples in a text file; return TestResults."""
    if package and not module_relative:
        raise ValueError('Package may only be specified for module-relative paths.')
    text, filename = _load_file(filename, package, module_relative, encoding or 'utf-8')
    globs = {**(globs or {}), **(extraglobs or {})}
    globs.setdefault('__name__', '__main__')
    kind = DebugRunner if raise_on_error else DocTestRunner
    runner = kind(verbose=verbose, optionflags=optionflags)
    test = (parser or DocTestParser()).get_doctest(text, globs, name or os.path.basename(filename),
                                                   filename, 0)
    runner.run(test)
    if report:
        runner.summarize()
    _remember(runner)
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def run_docstring_examples(f, globs, verbose=False, name='NoName', compileflags=None, optionflags=0):
    """Run the examples in one docstring."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


def script_from_examples(s):
    """Return a text as a script: examples as code, all else as comments."""
    def comment(text):
        return ['#' if line == '' else f'# {line}' for line in text.split('\n')[:-1]]

    output = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            output.append(piece.source[:-1])
            if piece.want:
                output.append('# Expected:')
                output += [f'## {line}' for line in piece.want.split('\n')[:-1]]
        else:
            output += comment(piece)
    while output and output[-1] == '#':
        output.pop()
    while output and output[0] == '#':
        output.pop(0)
    return '\n'.join(output) + '\n'


def _test():
    import argparse
    parser = argparse.ArgumentParser(description='doctest runner')
    parser.add_argument('-v', '--verbose', action='store_true', default=False,
                        help='print very verbose output for all tests')
    parser.add_argument('-o', '--option', action='append', choices=OPTIONFLAGS_BY_NAME.keys(),
                        default=[], help='specify a doctest option flag to apply to the test run')
    parser.add_argument('-f', '--fail-fast', action='store_true',
                        help='stop running tests after first failure')
    parser.add_argument('file', nargs='+', help='file containing the tests to run')
    options = parser.parse_args()
    flags = FAIL_FAST if options.fail_fast else 0
    for option in options.option:
        flags |= OPTIONFLAGS_BY_NAME[option]
    for filename in options.file:
        if filename.endswith('.py'):
            folder, name = os.path.split(filename)
            sys.path.insert(0, folder)
            module = __import__(name[:-3])
            del sys.path[0]
            failures, _ = testmod(module, verbose=options.verbose, optionflags=flags)
        else:
            failures, _ = testfile(filename, module_relative=False, verbose=options.verbose,
                                   optionflags=flags)
        if failures:
            return 1
    return 0


_CASES = ('DocTestCase', 'SkipDocTestCase', 'DocFileCase', 'DocTestSuite', 'DocFileTest', 'DocFileSuite',
          'set_unittest_reportflags', 'testsource', 'debug_src', 'debug_script', 'debug')


def __getattr__(name):
    # Only some programs need unittest.
    if name not in _CASES:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    import _doctest_cases
    return globals().setdefault(name, getattr(_doctest_cases, name))


def __dir__():
    return sorted({*globals(), *_CASES})


if __name__ == '__main__':
    sys.exit(_test())
