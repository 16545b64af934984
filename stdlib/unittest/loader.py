"""Finding tests: in classes, modules and folders, and by name."""

import functools
import os
import sys
import traceback
import types

from . import case, suite, util

__unittest = True


def _is_module_file(name):
    stem = name[:-3]
    return name.lower().endswith('.py') and stem.isidentifier()


def _is_abstract(cls):
    # Py_TPFLAGS_IS_ABSTRACT
    return isinstance(cls, type) and bool(cls.__flags__ & (1 << 20))


def _is_case_class(obj):
    return (isinstance(obj, type) and issubclass(obj, case.TestCase)
            and obj not in (case.TestCase, case.FunctionTestCase))


def _without_extension(path):
    return os.path.splitext(path)[0]


class _FailedTest(case.TestCase):
    """Stands for tests that could not be loaded, and raises what prevented it."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattr__(name)

        def testFailure():
            raise self._exception
        return testFailure


class TestLoader:
    """Makes suites. What goes wrong is kept in `errors`, and becomes a test that fails."""

    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors = []
        self._loading_packages = set()      # whose load_tests is running

    # Tests that stand for something else.

    def _failed(self, name, error, text):
        self.errors.append(text)
        return self.suiteClass((_FailedTest(name, error),))

    def _failed_import(self, name):
        text = f'Failed to import test module: {name}\n{traceback.format_exc()}'
        return self._failed(name, ImportError(text), text)

    def _skipped(self, name, reason):
        @case.skip(str(reason))
        def testSkipped(self):
            pass
        cls = type('ModuleSkipped', (case.TestCase,), {name: testSkipped})
        return self.suiteClass((cls(name),))

    # Classes, modules, names.

    def getTestCaseNames(self, testCaseClass):
        """Return the names of a class's test methods, sorted."""
        where = f'{testCaseClass.__module__}.{testCaseClass.__qualname__}'

        def wanted(name):
            if not name.startswith(self.testMethodPrefix):
                return False
            if not callable(getattr(testCaseClass, name)):
                return False
            if self.testNamePatterns is None:
                return True
            from fnmatch import fnmatchcase
            return any(
                fnmatchcase(f'{where}.{name}', pattern) for pattern in self.testNamePatterns)

        names = [name for name in dir(testCaseClass) if wanted(name)]
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromTestCase(self, testCaseClass):
        """Return a suite of a class's tests."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. '
                            'Maybe you meant to derive from TestCase?')
        names = []
        if (testCaseClass not in (case.TestCase, case.FunctionTestCase)
                and not _is_abstract(testCaseClass)):
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, 'runTest'):
                names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """Return a suite of a module's tests; its load_tests(loader, tests, pattern) decides."""
        found = [getattr(module, name) for name in dir(module)]
        tests = self.suiteClass([self.loadTestsFromTestCase(obj) for obj in found
                                 if _is_case_class(obj) and not _is_abstract(obj)])
        load_tests = getattr(module, 'load_tests', None)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as error:
            return self._failed(module.__name__, error,
                                f'Failed to call load_tests:\n{traceback.format_exc()}')

    def loadTestsFromNames(self, names, module=None):
        """Return a suite of what the names stand for."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def loadTestsFromName(self, name, module=None):
        """Return a suite of what a dotted name stands for: a module, a class, a method, or
        something that makes tests. It is looked up in the module, if one is given."""
        parts = name.split('.')
        failed = None
        if module is None:
            head = parts[:]
            while True:
                try:
                    module = __import__('.'.join(head))
                    break
                except ImportError:
                    last = head.pop()
                    failed = self._failed_import(last)
                    if not head:
                        return failed
                    failed = failed, self.errors.pop()
            del parts[0]
        parent, obj = None, module
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as error:
                # In a package, the import that failed says more.
                if getattr(obj, '__path__', None) is not None and failed is not None:
                    self.errors.append(failed[1])
                    return failed[0]
                return self._failed(part, error, 'Failed to access attribute:\n'
                                                 f'{traceback.format_exc()}')
        return self._suite_of(parent, obj, parts)

    def _suite_of(self, parent, obj, parts):
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if _is_case_class(obj):
            return self.loadTestsFromTestCase(obj)
        if (isinstance(obj, types.FunctionType) and isinstance(parent, type)
                and issubclass(parent, case.TestCase)):
            if _is_abstract(parent):
                raise TypeError(f'Cannot instantiate abstract test case {parent.__name__}')
            test = parent(parts[-1])
            # A static method is not the test, but makes it.
            if not isinstance(getattr(test, parts[-1]), types.FunctionType):
                return self.suiteClass([test])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if not callable(obj):
            raise TypeError(f"don't know how to make test from: {obj}")
        test = obj()
        if isinstance(test, suite.TestSuite):
            return test
        if isinstance(test, case.TestCase):
            return self.suiteClass([test])
        raise TypeError(f'calling {obj} returned {test}, not a test')

    # Folders.

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        """Return a suite of the tests in the files, and packages, of a folder whose names match
        the pattern. The modules are imported relative to the top-level folder, which is put on
        sys.path. The start may be a dotted name, too."""
        before = self._top_level_dir
        implicit_top = top_level_dir is None and before is None
        if top_level_dir is None:
            top_level_dir = start_dir if implicit_top else before
        top_level_dir = os.path.abspath(top_level_dir)
        if top_level_dir not in sys.path:
            sys.path.insert(0, top_level_dir)
        self._top_level_dir = top_level_dir

        if os.path.isdir(os.path.abspath(start_dir)):
            start = os.path.abspath(start_dir)
            if start != top_level_dir and not os.path.isfile(os.path.join(start, '__init__.py')):
                self._not_importable(start)
            tests = list(self._find_tests(start, pattern))
        else:
            tests = self._discover_module(start_dir, pattern, top_level_dir, implicit_top)
        self._top_level_dir = before
        return self.suiteClass(tests)

    def _not_importable(self, start_dir):
        raise ImportError(f'Start directory is not importable: {start_dir!r}')

    def _discover_module(self, name, pattern, top_level_dir, implicit_top):
        try:
            __import__(name)
        except ImportError:
            self._not_importable(name)
        module = sys.modules[name]
        file = getattr(module, '__file__', None)
        if file is None:
            return self._discover_namespace(module, pattern, top_level_dir, implicit_top)
        start = os.path.abspath(os.path.dirname(file))
        if implicit_top:
            top = name.split('.')[0]
            if getattr(sys.modules[top], '__file__', None) is None:
                self._top_level_dir = os.path.dirname(file)
                if self._top_level_dir not in sys.path:
                    sys.path.insert(0, self._top_level_dir)
            else:
                self._top_level_dir = self._get_directory_containing_module(top)
            sys.path.remove(top_level_dir)
        return list(self._find_tests(start, pattern))

    def _discover_namespace(self, module, pattern, top_level_dir, implicit_top):
        spec = getattr(module, '__spec__', None)
        if not spec or spec.submodule_search_locations is None:
            if module.__name__ in sys.builtin_module_names:
                raise TypeError('Can not use builtin modules as dotted module names')
            raise TypeError(f"don't know how to discover from {module!r}")
        tests = []
        for path in module.__path__:
            if implicit_top or path.startswith(top_level_dir):
                self._top_level_dir = path.split(module.__name__.replace('.', os.path.sep))[0]
                tests.extend(self._find_tests(path, pattern, namespace=True))
        if implicit_top:
            sys.path.remove(top_level_dir)
        return tests

    def _get_directory_containing_module(self, module_name):
        path = os.path.abspath(sys.modules[module_name].__file__)
        folder = os.path.dirname(path)
        if os.path.basename(path).lower().startswith('__init__.py'):
            folder = os.path.dirname(folder)
        return folder

    def _get_name_from_path(self, path):
        if path == self._top_level_dir:
            return '.'
        path = os.path.relpath(_without_extension(os.path.normpath(path)), self._top_level_dir)
        assert not os.path.isabs(path), 'Path must be within the project'
        assert not path.startswith('..'), 'Path must be within the project'
        return path.replace(os.path.sep, '.')

    def _get_module_from_name(self, name):
        __import__(name)
        return sys.modules[name]

    def _match_path(self, path, full_path, pattern):
        from fnmatch import fnmatch
        return fnmatch(path, pattern)

    def _find_tests(self, start_dir, pattern, namespace=False):
        """Yield the suites of a folder and what is below it."""
        name = self._get_name_from_path(start_dir)
        # While its own load_tests runs, a package is not asked again.
        if name != '.' and name not in self._loading_packages:
            tests, recurse = self._find_test_path(start_dir, pattern, namespace)
            if tests is not None:
                yield tests
            if not recurse:
                return
        for entry in sorted(os.listdir(start_dir)):
            path = os.path.join(start_dir, entry)
            tests, recurse = self._find_test_path(path, pattern)
            if tests is not None:
                yield tests
            if recurse:
                name = self._get_name_from_path(path)
                self._loading_packages.add(name)
                try:
                    yield from self._find_tests(path, pattern)
                finally:
                    self._loading_packages.discard(name)

    def _find_test_path(self, full_path, pattern, namespace=False):
        """Return the suite of a file or a package, None if it is neither, and whether to look
        into the package."""
        base = os.path.basename(full_path)
        if os.path.isfile(full_path):
            if not _is_module_file(base) or not self._match_path(base, full_path, pattern):
                return None, False
        elif not os.path.isdir(full_path) or not (
                namespace or os.path.isfile(os.path.join(full_path, '__init__.py'))):
            return None, False
        name = self._get_name_from_path(full_path)
        try:
            module = self._get_module_from_name(name)
        except case.SkipTest as reason:
            return self._skipped(name, reason), False
        except:
            return self._failed_import(name), False
        if os.path.isfile(full_path):
            self._check_place(module, full_path)
            return self.loadTestsFromModule(module, pattern=pattern), False
        self._loading_packages.add(name)
        try:
            tests = self.loadTestsFromModule(module, pattern=pattern)
            return tests, getattr(module, 'load_tests', None) is None
        finally:
            self._loading_packages.discard(name)

    def _check_place(self, module, full_path):
        """A module that was imported from elsewhere is not the one that was found."""
        file = os.path.abspath(getattr(module, '__file__', full_path))
        real = _without_extension(os.path.realpath(file))
        if real.lower() != _without_extension(os.path.realpath(full_path)).lower():
            name = _without_extension(os.path.basename(full_path))
            raise ImportError(f'{name!r} module incorrectly imported from'
                              f' {os.path.dirname(real)!r}. Expected'
                              f' {os.path.dirname(full_path)!r}.'
                              ' Is this module globally installed?')


defaultTestLoader = TestLoader()
