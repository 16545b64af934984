"""Examples in docstrings.

>>> 1 + 1
2
>>> print('a\\n\\nb')
a
<BLANKLINE>
b
>>> for i in range(2):
...     print(i)
0
1
>>> 1 / 0
Traceback (most recent call last):
    ...
ZeroDivisionError: division by zero
"""
import doctest
import sys


def good(x):
    """Return x.

    >>> good(1)
    1
    >>> good([1, 2, 3])  # doctest: +ELLIPSIS
    [1, ...]
    >>> good('a   b')    # doctest: +NORMALIZE_WHITESPACE
    'a b'
    >>> print(unknown)   # doctest: +SKIP
    >>> int('x')         # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ValueError: whatever
    >>> good(True)
    1
    """
    return x


class Class:
    """A class.

    >>> Class().method()
    'method'
    """

    def method(self):
        """
        >>> x = 5; x
        5
        """
        return 'method'

    @property
    def prop(self):
        """
        >>> Class().prop
        3
        """
        return 3


print(doctest.testmod())
__test__ = {'extra': '>>> 2 * 2\n4\n'}
tests = doctest.DocTestFinder().find(sys.modules[__name__])
print([(t.name, len(t.examples)) for t in tests])


def bad():
    """
    >>> 1 + 1
    3
    >>> print('x')
    >>> [][0]
    1
    """


runner = doctest.DocTestRunner(verbose=False)
for test in doctest.DocTestFinder(recurse=False).find(bad, 'bad', globs={}, module=False):
    test.filename = 'file.py'
    test.lineno = 10
    shown = []
    print(runner.run(test, out=shown.append))
    print(''.join(shown).partition('Exception raised')[0])
runner.summarize()
parser = doctest.DocTestParser()
examples = parser.get_examples('text\n  >>> a = 1\n  >>> a\n  1\n\nmore\n')
print([(e.source, e.want, e.lineno, e.indent, e.exc_msg) for e in examples], examples[0] == examples[0])
for text in ('>>>1', ' >>> 1\n2\n'):
    try:
        parser.parse(text)
    except ValueError as error:
        print(error)
print(doctest.script_from_examples('Text.\n\n>>> 1\n1\n\nMore.\n'), end='')
check = doctest.OutputChecker().check_output
print(check('a...c\n', 'abc\n', doctest.ELLIPSIS), check('a b\n', 'a  b\n', 0), check('1\n', 'True\n', doctest.DONT_ACCEPT_TRUE_FOR_1))
import unittest
result = unittest.TestResult()
doctest.DocTestSuite(sys.modules[__name__]).run(result)
print(result.testsRun, len(result.failures))
print(doctest.TestResults(1, 2), doctest.register_optionflag('MINE') > doctest.FAIL_FAST)
