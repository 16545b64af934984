"""Module docstring.

>>> 1 + 1
2
"""
import doctest
import io
import os
import sys
import tempfile
import unittest


def right():
    """
    >>> right()
    1
    """
    return 1


def wrong():
    """
    >>> wrong()
    1
    >>> wrong(5)
    >>> 3
    4
    """
    return 2


def skipped():
    """
    >>> skipped()  # doctest: +SKIP
    """


def run(suite):
    out = io.StringIO()
    result = unittest.TextTestRunner(out, verbosity=2).run(suite)
    print(result)
    for test, text in result.failures:
        print(test.id(), repr(test), test.shortDescription())
        print(text.replace(os.path.abspath(__file__), "FILE").replace(__file__, "FILE"))


suite = doctest.DocTestSuite(sys.modules[__name__])
print(suite.countTestCases(), [test.id() for test in suite])
run(suite)
before = doctest.set_unittest_reportflags(doctest.REPORT_NDIFF | doctest.REPORT_ONLY_FIRST_FAILURE)
run(doctest.DocTestSuite())
print(doctest.set_unittest_reportflags(before) == doctest.REPORT_NDIFF | doctest.REPORT_ONLY_FIRST_FAILURE)
try:
    doctest.set_unittest_reportflags(doctest.ELLIPSIS)
except ValueError as error:
    print(error)
a, b = doctest.DocTestSuite(sys.modules[__name__]), doctest.DocTestSuite(sys.modules[__name__])
print(list(a)[0] == list(b)[0], hash(list(a)[0]) == hash(list(b)[0]), list(a)[0] == list(b)[1])

cases = {test.id().rpartition(".")[2]: test for test in doctest.DocTestSuite(sys.modules[__name__])}
cases["right"].debug()
try:
    cases["wrong"].debug()
except doctest.DocTestFailure as failure:
    print(failure.test.name, failure.example.want, failure.got)

print(doctest.testsource(sys.modules[__name__], "__main__.wrong"))
try:
    doctest.testsource(sys.modules[__name__], "none")
except ValueError as error:
    print(error)

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "examples.txt")
    with open(path, "w") as file:
        file.write("Text.\n\n>>> __file__ is not None\nTrue\n>>> name\n'x'\n>>> 1\n2\n")
    suite = doctest.DocFileSuite(path, module_relative=False, globs={"name": "x"})
    out = io.StringIO()
    result = unittest.TextTestRunner(out).run(suite)
    print(result)
    for test, text in result.failures:
        print(test.id(), str(test.id()), repr(test) == path)
        print(text.replace(path, "PATH"))
    try:
        doctest.DocFileTest("x", module_relative=False, package="y")
    except ValueError as error:
        print(error)

runner, other = doctest.DocTestRunner(verbose=False), doctest.DocTestRunner(verbose=False)
finder = doctest.DocTestFinder()
for each in runner, other:
    for test in finder.find(right, "right", globs=globals()):
        each.run(test)
runner.merge(other)
print(runner.summarize(verbose=True))
