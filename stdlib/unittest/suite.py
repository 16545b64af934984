"""Suites: tests that run one after the other, with the fixtures of their classes and modules."""

import sys

from . import case, util

__unittest = True


class BaseTestSuite:
    """Tests in a row, without shared fixtures."""

    _cleanup = True         # forget a test once it ran

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f'<{util.strclass(self.__class__)} tests={list(self)}>'

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def countTestCases(self):
        """Return how many tests there are, or were."""
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        """Add a test or a suite."""
        if not callable(test):
            raise TypeError(f'{test!r} is not callable')
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them'
                            ' to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        """Add tests and suites."""
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def run(self, result):
        """Run all, until the result wants to stop."""
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result

    def debug(self):
        """Run all and let through what they raise."""
        for test in self:
            test.debug()

    def _removeTestAtIndex(self, index):
        try:
            test = self._tests[index]
        except TypeError:
            return              # a subclass keeps its tests differently
        if hasattr(test, 'countTestCases'):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None


class TestSuite(BaseTestSuite):
    """Tests and suites, with setUpClass, setUpModule and so on called where classes and modules
    change. The result remembers the class of the last test, as suites are in one another."""

    def run(self, result, debug=False):
        """Run all, until the result wants to stop."""
        outermost = not getattr(result, '_testRunEntered', False)
        if outermost:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not _is_suite(test) and not self._enter(test, result):
                continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        if outermost:
            self._tearDownPreviousClass(None, result)
            self._handleModuleTearDown(result)
            result._testRunEntered = False
        return result

    def debug(self):
        """Run all and let through what they raise."""
        self.run(_DebugResult(), True)

    def _enter(self, test, result):
        """Change to a test's class and module; tell whether both are set up."""
        self._tearDownPreviousClass(test, result)
        self._handleModuleFixture(test, result)
        self._handleClassSetUp(test, result)
        result._previousTestClass = test.__class__
        return not (getattr(test.__class__, '_classSetupFailed', False)
                    or getattr(result, '_moduleSetUpFailed', False))

    def _attempt(self, function, result, name, parent):
        """Call a fixture and report what it raises. Return whether it went well."""
        try:
            function()
        except Exception as error:
            if isinstance(result, _DebugResult):
                raise
            self._report(result, error, name, parent, sys.exc_info())
            return False
        return True

    def _report(self, result, error, name, parent, exc_info):
        holder = _ErrorHolder(f'{name} ({parent})')
        skip = getattr(result, 'addSkip', None)
        if skip is not None and isinstance(error, case.SkipTest):
            skip(holder, str(error))
        else:
            result.addError(holder, exc_info)

    def _clean_class(self, cls, result, name):
        cls.doClassCleanups()
        for exc_info in cls.tearDown_exceptions:
            if isinstance(result, _DebugResult):
                raise exc_info[1]
            self._report(result, exc_info[1], name, util.strclass(cls), exc_info)

    def _handleClassSetUp(self, test, result):
        cls = test.__class__
        if (cls == getattr(result, '_previousTestClass', None)
                or getattr(result, '_moduleSetUpFailed', False)
                or getattr(cls, '__unittest_skip__', False)):
            return
        _set_failed(cls, False)
        set_up = getattr(cls, 'setUpClass', None)
        if set_up is None:
            return
        with _KeptOutput(result):
            if not self._attempt(set_up, result, 'setUpClass', util.strclass(cls)):
                _set_failed(cls, True)
                if hasattr(cls, 'doClassCleanups'):
                    self._clean_class(cls, result, 'setUpClass')

    def _tearDownPreviousClass(self, test, result):
        cls = getattr(result, '_previousTestClass', None)
        if (cls is None or cls == test.__class__
                or getattr(cls, '_classSetupFailed', False)
                or getattr(result, '_moduleSetUpFailed', False)
                or getattr(cls, '__unittest_skip__', False)):
            return
        tear_down = getattr(cls, 'tearDownClass', None)
        cleanups = hasattr(cls, 'doClassCleanups')
        if tear_down is None and not cleanups:
            return
        with _KeptOutput(result):
            if tear_down is not None:
                self._attempt(tear_down, result, 'tearDownClass', util.strclass(cls))
            if cleanups:
                self._clean_class(cls, result, 'tearDownClass')

    def _get_previous_module(self, result):
        cls = getattr(result, '_previousTestClass', None)
        return None if cls is None else cls.__module__

    def _handleModuleFixture(self, test, result):
        name = test.__class__.__module__
        if name == self._get_previous_module(result):
            return
        self._handleModuleTearDown(result)
        result._moduleSetUpFailed = False
        module = sys.modules.get(name)
        set_up = getattr(module, 'setUpModule', None)
        if set_up is None:
            return
        with _KeptOutput(result):
            if not self._attempt(set_up, result, 'setUpModule', name):
                result._moduleSetUpFailed = True
                self._attempt(case.doModuleCleanups, result, 'setUpModule', name)

    def _handleModuleTearDown(self, result):
        name = self._get_previous_module(result)
        if name is None or getattr(result, '_moduleSetUpFailed', False) or name not in sys.modules:
            return
        tear_down = getattr(sys.modules[name], 'tearDownModule', None)
        with _KeptOutput(result):
            if tear_down is not None:
                self._attempt(tear_down, result, 'tearDownModule', name)
            self._attempt(case.doModuleCleanups, result, 'tearDownModule', name)


class _KeptOutput:
    """Keeps output back in a block, if the result does that."""

    def __init__(self, result):
        self.result = result

    def __enter__(self):
        getattr(self.result, '_setupStdout', lambda: None)()

    def __exit__(self, *exc_info):
        getattr(self.result, '_restoreStdout', lambda: None)()


class _ErrorHolder:
    """Stands in reports for what is no test: a fixture that failed."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f'<ErrorHolder description={self.description!r}>'

    def __str__(self):
        return self.id()

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


class _DebugResult:
    """For debug(): remembers the class of the last test, and reports nothing."""

    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False


def _set_failed(cls, failed):
    try:
        cls._classSetupFailed = failed
    except TypeError:
        pass                    # the test is a function, its class a built-in one


def _is_suite(test):
    try:
        iter(test)
    except TypeError:
        return False
    return True
