"""Doctests as tests of unittest, and under the debugger: the parts of doctest that few programs use."""

import os
import sys
import unittest
from io import StringIO

import doctest

__unittest = True  # its frames are left out of the tracebacks of failures
_report_flags = 0


def set_unittest_reportflags(flags):
    """Set how tests of unittest report by default; return what was set. Reporting flags only."""
    global _report_flags
    if flags & ~doctest.REPORTING_FLAGS:
        raise ValueError("Only reporting flags allowed", flags)
    before, _report_flags = _report_flags, flags
    return before


# ---- tests ------------------------------------------------------------------------------------

class DocTestCase(unittest.TestCase):
    """A DocTest as a unittest."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_optionflags = optionflags
        self._dt_checker = checker
        self._dt_test = test
        self._dt_setUp = setUp
        self._dt_tearDown = tearDown

    def setUp(self):
        self._dt_globs = self._dt_test.globs.copy()
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        if self._dt_tearDown is not None:
            self._dt_tearDown(self._dt_test)
        self._dt_test.globs.clear()
        self._dt_test.globs.update(self._dt_globs)

    def runTest(self):
        """Run the examples; what fails is one failure, with their reports."""
        flags = self._dt_optionflags
        if not flags & doctest.REPORTING_FLAGS:
            flags |= _report_flags
        runner = doctest.DocTestRunner(optionflags=flags, checker=self._dt_checker, verbose=False)
        runner.DIVIDER = '-' * 70
        shown, stdout = StringIO(), sys.stdout
        try:
            result = runner.run(self._dt_test, out=shown.write, clear_globs=False)
        finally:
            sys.stdout = stdout
        if result.skipped == result.attempted:
            raise unittest.SkipTest("all examples were skipped")
        if result.failed:
            raise self.failureException(self.format_failure(shown.getvalue().rstrip('\n')))

    def format_failure(self, err):
        """Return the text of a failure with these reports."""
        test = self._dt_test
        line = 'unknown line number' if test.lineno is None else test.lineno
        return (f'Failed doctest test for {test.name}\n'
                f'  File "{test.filename}", line {line}, in {test.name.rpartition(".")[2]}\n\n{err}')

    def debug(self):
        """Run the examples; raise DocTestFailure or UnexpectedException where one fails."""
        self.setUp()
        runner = doctest.DebugRunner(optionflags=self._dt_optionflags, checker=self._dt_checker,
                                     verbose=False)
        runner.run(self._dt_test, clear_globs=False)
        self.tearDown()

    def id(self):
        return self._dt_test.name

    def _settings(self):
        return self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._dt_test == other._dt_test and self._settings() == other._settings()

    def __hash__(self):
        return hash(self._settings())

    def __repr__(self):
        path, _, last = self._dt_test.name.rpartition('.')
        return f'{last} ({path})'

    __str__ = object.__str__

    def shortDescription(self):
        return f'Doctest: {self._dt_test.name}'


class SkipDocTestCase(DocTestCase):
    """Stands for the doctests of a module whose docstrings were left out by -OO."""

    def __init__(self, module):
        self.module = module
        super().__init__(None)

    def setUp(self):
        self.skipTest("DocTestSuite will not work with -O2 and above")

    def test_skip(self):
        pass

    def shortDescription(self):
        return f'Skipping tests from {self.module.__name__}'

    __str__ = shortDescription


class DocFileCase(DocTestCase):
    """A text file of examples as a unittest."""

    def id(self):
        return self._dt_test.name.replace('.', '_')

    def __repr__(self):
        return self._dt_test.filename

    def format_failure(self, err):
        return f'Failed doctest test for {self._dt_test.name}\n  File "{self._dt_test.filename}", line 0\n\n{err}'


# ---- suites -----------------------------------------------------------------------------------

class _Suite(unittest.TestSuite):
    def _removeTestAtIndex(self, index):
        # Its tests have data that a second run needs.
        pass


def _module_of(module, depth):
    if module is None:
        return sys.modules[sys._getframe(depth + 1).f_globals['__name__']]
    return __import__(module, fromlist=['*']) if isinstance(module, str) else module


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """Return the examples of a module as a unittest suite."""
    module = _module_of(module, 1)
    tests = (test_finder or doctest.DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)
    suite = _Suite()
    if not tests and sys.flags.optimize >= 2:
        suite.addTest(SkipDocTestCase(module))
    for test in sorted(tests):
        if test.examples:
            test.filename = test.filename or module.__file__
            suite.addTest(DocTestCase(test, **options))
    return suite


def DocFileTest(path, module_relative=True, package=None, globs=None, parser=None, encoding=None,
                **options):
    """Return the examples of a text file as a unittest."""
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    text, path = doctest._load_file(path, package, module_relative, encoding or 'utf-8')
    globs = {'__file__': path} | (globs or {})
    test = (parser or doctest.DocTestParser()).get_doctest(text, globs, os.path.basename(path), path, 0)
    return DocFileCase(test, **options)


def DocFileSuite(*paths, **kw):
    """Return the examples of text files as a unittest suite; the options are DocFileTest's."""
    if kw.get('module_relative', True):
        # Relative to who calls this function.
        kw['package'] = _module_of(kw.get('package'), 1)
    suite = _Suite()
    for path in paths:
        suite.addTest(DocFileTest(path, **kw))
    return suite


# ---- debugging --------------------------------------------------------------------------------

def testsource(module, name):
    """Return the doctest of that name in a module as a script."""
    module = _module_of(module, 1)
    for test in doctest.DocTestFinder().find(module):
        if test.name == name:
            return doctest.script_from_examples(test.docstring)
    raise ValueError(name, "not found in tests")


def debug_src(src, pm=False, globs=None):
    """Debug the examples in a docstring."""
    debug_script(doctest.script_from_examples(src), pm, globs)


def debug_script(src, pm=False, globs=None):
    """Debug a script; with pm only where an exception has ended it."""
    import pdb
    globs = dict(globs or {})
    if not pm:
        pdb.Pdb(nosigint=True).run(f'exec({src!r})', globs, globs)
        return
    try:
        exec(src, globs, globs)
    except:
        error = sys.exception()
        print(error)
        debugger = pdb.Pdb(nosigint=True)
        debugger.reset()
        debugger.interaction(None, error)


def debug(module, name, pm=False):
    """Debug the doctest of that name in a module."""
    module = _module_of(module, 1)
    debug_script(testsource(module, name), pm, module.__dict__)


for _each in (set_unittest_reportflags, DocTestCase, SkipDocTestCase, DocFileCase, DocTestSuite, DocFileTest,
              DocFileSuite, testsource, debug_src, debug_script, debug):
    _each.__module__ = 'doctest'
del _each
