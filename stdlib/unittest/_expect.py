"""Contexts that expect a block of code to raise or to warn."""

import sys
import traceback
import types
import warnings

__unittest = True


def _is_subtype(expected, base):
    if isinstance(expected, tuple):
        return all(_is_subtype(item, base) for item in expected)
    return isinstance(expected, type) and issubclass(expected, base)


class _BaseTestCaseContext:
    def __init__(self, test_case):
        self.test_case = test_case

    def _raiseFailure(self, standardMsg):
        raise self.test_case.failureException(
            self.test_case._formatMessage(self.msg, standardMsg))


class _AssertRaisesBaseContext(_BaseTestCaseContext):
    def __init__(self, expected, test_case, expected_regex=None):
        super().__init__(test_case)
        self.expected = expected
        if expected_regex is not None:
            import re
            expected_regex = re.compile(expected_regex)
        self.expected_regex = expected_regex
        self.obj_name = None
        self.msg = None

    def _expected_name(self):
        return getattr(self.expected, '__name__', None) or str(self.expected)

    def _complain(self, what):
        by = f' by {self.obj_name}' if self.obj_name else ''
        self._raiseFailure(f'{self._expected_name()} {what}{by}')

    def handle(self, name, args, kwargs):
        """Call args[0] with the rest; without args, be the context of a with statement."""
        if not _is_subtype(self.expected, self._base_type):
            raise TypeError(f'{name}() arg 1 must be {self._base_type_str}')
        if not args:
            self.msg = kwargs.pop('msg', None)
            if kwargs:
                raise TypeError(f'{next(iter(kwargs))!r} is an invalid keyword argument for '
                                'this function')
            return self
        function, *args = args
        self.obj_name = getattr(function, '__name__', None) or str(function)
        with self:
            function(*args, **kwargs)
        return None


class _AssertRaisesContext(_AssertRaisesBaseContext):
    """assertRaises and assertRaisesRegex."""

    _base_type = BaseException
    _base_type_str = 'an exception type or tuple of exception types'

    __class_getitem__ = classmethod(types.GenericAlias)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            self._complain('not raised')
        traceback.clear_frames(tb)
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        wanted = self.expected_regex
        if wanted is not None and not wanted.search(str(value)):
            self._raiseFailure(f'"{wanted.pattern}" does not match "{value}"')
        return True


class _AssertWarnsContext(_AssertRaisesBaseContext):
    """assertWarns and assertWarnsRegex."""

    _base_type = Warning
    _base_type_str = 'a warning type or tuple of warning types'

    def __enter__(self):
        # What was shown once already must be shown again.
        for module in list(sys.modules.values()):
            if getattr(module, '__warningregistry__', None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, kind, value, tb):
        self.warnings_manager.__exit__(kind, value, tb)
        if kind is None:
            self._judge([told for told in self.warnings
                         if isinstance(told.message, self.expected)])

    def _judge(self, told):
        wanted = self.expected_regex
        for warning in told:
            if wanted is None or wanted.search(str(warning.message)):
                self.warning = warning.message
                self.filename = warning.filename
                self.lineno = warning.lineno
                return
        if told:
            self._raiseFailure(f'"{wanted.pattern}" does not match "{told[0].message}"')
        self._complain('not triggered')


class _AssertNotWarnsContext(_AssertWarnsContext):
    """The opposite."""

    def _judge(self, told):
        if told:
            self._raiseFailure(f'{self._expected_name()} triggered')
