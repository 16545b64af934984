"""What came of the tests that ran."""

import io
import sys
import traceback
from functools import wraps

from . import util

__unittest = True

STDOUT_LINE = '\nStdout:\n%s'
STDERR_LINE = '\nStderr:\n%s'


def failfast(method):
    """Make a method ask for the end of the run, if the result wants to end at a failure."""
    @wraps(method)
    def wrapper(self, *args, **kwargs):
        if getattr(self, 'failfast', False):
            self.stop()
        return method(self, *args, **kwargs)
    return wrapper


def _captured():
    """Return the sections about what a test wrote while its output was kept back."""
    sections = []
    for form, stream in ((STDOUT_LINE, sys.stdout), (STDERR_LINE, sys.stderr)):
        text = stream.getvalue()
        if text:
            sections.append(form % (text if text.endswith('\n') else text + '\n'))
        else:
            sections.append('')
    return sections


class TestResult:
    """Collects what the tests report. Failures and errors are pairs: a test, and a text."""

    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._stdout_buffer = None
        self._stderr_buffer = None
        self._original_stdout = sys.stdout
        self._original_stderr = sys.stderr
        self._mirrorOutput = False

    def __repr__(self):
        return (f'<{util.strclass(type(self))} run={self.testsRun} errors={len(self.errors)}'
                f' failures={len(self.failures)}>')

    # The run's hooks.

    def startTestRun(self):
        """Called before the first test."""

    def stopTestRun(self):
        """Called after the last test."""

    def startTest(self, test):
        """Called before a test."""
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def stopTest(self, test):
        """Called after a test, whatever came of it."""
        self._restoreStdout()
        self._mirrorOutput = False

    def printErrors(self):
        """Called by the runner after the run."""

    def stop(self):
        """Ask for the end of the run."""
        self.shouldStop = True

    def wasSuccessful(self):
        """Tell whether nothing failed so far."""
        return not (self.failures or self.errors or getattr(self, 'unexpectedSuccesses', ()))

    # Output that is kept back until a test fails.

    def _setupStdout(self):
        if not self.buffer:
            return
        if self._stderr_buffer is None:
            self._stderr_buffer = io.StringIO()
            self._stdout_buffer = io.StringIO()
        sys.stdout, sys.stderr = self._stdout_buffer, self._stderr_buffer

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            output, error = _captured()
            if output:
                self._original_stdout.write(output)
            if error:
                self._original_stderr.write(error)
        sys.stdout, sys.stderr = self._original_stdout, self._original_stderr
        for stream in (self._stdout_buffer, self._stderr_buffer):
            stream.seek(0)
            stream.truncate()

    # The outcomes; `err` is what sys.exc_info() returns.

    def _note(self, where, test, err, reported=None):
        where.append((reported or test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addError(self, test, err):
        """The test raised something that is no failure."""
        self._note(self.errors, test, err)

    @failfast
    def addFailure(self, test, err):
        """An assertion of the test did not hold."""
        self._note(self.failures, test, err)

    def addSubTest(self, test, subtest, err):
        """A subtest ended: well, if err is None."""
        if err is None:
            return
        if getattr(self, 'failfast', False):
            self.stop()
        failed = issubclass(err[0], test.failureException)
        where = self.failures if failed else self.errors
        where.append((subtest, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSuccess(self, test):
        """The test passed."""

    def addSkip(self, test, reason):
        """The test was skipped."""
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        """The test failed, as it should."""
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        """The test should have failed and did not."""
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        """The test, with its cleanups, took so many seconds."""
        if hasattr(self, 'collectedDurations'):
            self.collectedDurations.append((str(test), elapsed))

    # Tracebacks, without the frames of this package.

    def _exc_info_to_string(self, err, test):
        kind, value, tb = err
        tb = self._clean_tracebacks(kind, value, tb, test)
        told = traceback.TracebackException(kind, value, tb, capture_locals=self.tb_locals,
                                            compact=True)
        parts = list(told.format())
        if self.buffer:
            parts.extend(_captured())
        return ''.join(parts)

    def _clean_tracebacks(self, kind, value, tb, test):
        """Cut the runner's frames off an exception and those that it came from."""
        first = self._cut(kind, tb, test)
        seen = {id(value)}
        pending = [value]
        while pending:
            value = pending.pop()
            if value is None:
                continue
            for other in (value.__cause__, value.__context__):
                if other is not None and id(other) not in seen:
                    seen.add(id(other))
                    other.__traceback__ = self._cut(type(other), other.__traceback__, test)
                    pending.append(other)
        return first

    def _cut(self, kind, tb, test):
        while tb and self._is_relevant_tb_level(tb):
            tb = tb.tb_next
        if kind is test.failureException:
            self._remove_unittest_tb_frames(tb)
        return tb

    def _is_relevant_tb_level(self, tb):
        return '__unittest' in tb.tb_frame.f_globals

    def _remove_unittest_tb_frames(self, tb):
        """End a traceback where the test's own code called an assertion."""
        last = None
        while tb and not self._is_relevant_tb_level(tb):
            last, tb = tb, tb.tb_next
        if last is not None:
            last.tb_next = None
