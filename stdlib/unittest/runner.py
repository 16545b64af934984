"""Running tests and telling about them in text."""

import sys
import time
import warnings

from . import result
from .case import _SubTest
from .signals import registerResult

__unittest = True


class _WritelnDecorator:
    """A stream with a writeln method."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        if name in ('stream', '__getstate__'):
            raise AttributeError(name)
        return getattr(self.stream, name)

    def writeln(self, arg=None):
        if arg:
            self.write(arg)
        self.write('\n')


class TextTestResult(result.TestResult):
    """Writes a line (verbosity 2) or a character (1) for each test."""

    separator1 = '=' * 70
    separator2 = '-' * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self._newline = True            # the test's name is not written yet, or no more
        self.durations = durations

    def getDescription(self, test):
        """Return a test's name, and the first line of its docstring."""
        first = self.descriptions and test.shortDescription()
        return f'{test}\n{first}' if first else str(test)

    def _write_name(self, test):
        self.stream.write(self.getDescription(test))
        self.stream.write(' ... ')

    def _write_status(self, test, status):
        subtest = isinstance(test, _SubTest)
        if subtest or self._newline:
            if not self._newline:
                self.stream.writeln()
            if subtest:
                self.stream.write('  ')
            self._write_name(test)
        self.stream.writeln(status)
        self._newline = True

    def _tell(self, test, status, mark):
        if self.showAll:
            self._write_status(test, status)
            self.stream.flush()
        elif self.dots:
            self.stream.write(mark)
            self.stream.flush()

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self._write_name(test)
            self.stream.flush()
            self._newline = False

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            self._tell(subtest, 'FAIL' if failed else 'ERROR', 'F' if failed else 'E')
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._tell(test, 'ok', '.')

    def addError(self, test, err):
        super().addError(test, err)
        self._tell(test, 'ERROR', 'E')

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell(test, 'FAIL', 'F')

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell(test, f'skipped {reason!r}', 's')

    def _tell_plainly(self, status, mark):
        if self.showAll:
            self.stream.writeln(status)
            self.stream.flush()
        elif self.dots:
            self.stream.write(mark)
            self.stream.flush()

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell_plainly('expected failure', 'x')

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell_plainly('unexpected success', 'u')

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        self.printErrorList('ERROR', self.errors)
        self.printErrorList('FAIL', self.failures)
        unexpected = getattr(self, 'unexpectedSuccesses', ())
        if unexpected:
            self.stream.writeln(self.separator1)
            for test in unexpected:
                self.stream.writeln(f'UNEXPECTED SUCCESS: {self.getDescription(test)}')
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        """Write the failures, or the errors, with their tracebacks."""
        for test, text in errors:
            self.stream.writeln(self.separator1)
            self.stream.writeln(f'{flavour}: {self.getDescription(test)}')
            self.stream.writeln(self.separator2)
            self.stream.writeln(str(text))
            self.stream.flush()


class TextTestRunner:
    """Runs a test or a suite and writes about it."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False,
                 resultclass=None, warnings=None, *, tb_locals=False, durations=None):
        self.stream = _WritelnDecorator(sys.stderr if stream is None else stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        try:
            return self.resultclass(self.stream, self.descriptions, self.verbosity,
                                    durations=self.durations)
        except TypeError:           # a class of old
            return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        """Run and return the result."""
        result = self._makeResult()
        registerResult(result)
        result.failfast = self.failfast
        result.buffer = self.buffer
        result.tb_locals = self.tb_locals
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            start = time.perf_counter()
            getattr(result, 'startTestRun', lambda: None)()
            try:
                test(result)
            finally:
                getattr(result, 'stopTestRun', lambda: None)()
            elapsed = time.perf_counter() - start
        result.printErrors()
        if self.durations is not None:
            self._printDurations(result)
        self._print_summary(result, elapsed)
        return result

    def _printDurations(self, result):
        slowest = sorted(result.collectedDurations, key=lambda pair: pair[1], reverse=True)
        if not slowest:
            return
        if self.durations > 0:
            del slowest[self.durations:]
        self.stream.writeln('Slowest test durations')
        if hasattr(result, 'separator2'):
            self.stream.writeln(result.separator2)
        told = [pair for pair in slowest if self.verbosity >= 2 or pair[1] >= 0.001]
        for name, elapsed in told:
            self.stream.writeln('%-10s %s' % (f'{elapsed:.3f}s', name))
        if len(told) < len(slowest):
            self.stream.writeln('\n(durations < 0.001s were hidden; '
                                'use -v to show these durations)')
        else:
            self.stream.writeln('')

    def _print_summary(self, result, elapsed):
        if hasattr(result, 'separator2'):
            self.stream.writeln(result.separator2)
        run = result.testsRun
        self.stream.writeln(f'Ran {run} test{"" if run == 1 else "s"} in {elapsed:.3f}s')
        self.stream.writeln()
        try:
            rest = {'skipped': len(result.skipped),
                    'expected failures': len(result.expectedFailures),
                    'unexpected successes': len(result.unexpectedSuccesses)}
        except AttributeError:
            rest = {'skipped': 0}
        counts = {}
        if not result.wasSuccessful():
            self.stream.write('FAILED')
            counts = {'failures': len(result.failures), 'errors': len(result.errors)}
        elif run == 0 and not rest['skipped']:
            self.stream.write('NO TESTS RAN')
        else:
            self.stream.write('OK')
        told = [f'{name}={count}' for name, count in (counts | rest).items() if count]
        self.stream.writeln(f' ({", ".join(told)})' if told else '')
        self.stream.flush()
