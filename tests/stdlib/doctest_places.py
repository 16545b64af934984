# Where examples stand: lines of docstrings of functions, classes, properties, cached ones; what is malformed.
import doctest
import functools
import sys


def function():
    """
    >>> 1
    1
    """


class Class:
    x = 1

    """no docstring"""

    def method(self):
        r'''Text.

        >>> 2
        3
        '''

    @property
    def prop(self):
        "One line. >>> 3"

    @functools.cached_property
    def cached(self):
        """
        >>> 4
        4
        """

    @classmethod
    def cm(cls):
        "c"


class Documented:

    """
    >>> 5
    5
    """


@functools.cache
def cached():
    """d"""


@functools.cache
def undocumented():
    pass


def show(function, *arguments, **options):
    try:
        print(function(*arguments, **options))
    except ValueError as error:
        print('ValueError:', error)


for exclude_empty in True, False:
    for test in doctest.DocTestFinder(exclude_empty=exclude_empty).find(sys.modules['__main__']):
        print(test.lineno, test.name, len(test.examples))
doctest.run_docstring_examples(Class.method, {}, name='named', verbose=True)
parser = doctest.DocTestParser()
for text in ('\n  >>> f(1,\n...   2)\n', '>>> if 1:\n...print(1)\n1', '>>>print(1)', '  >>> 1\n 2', '>>> # doctest: +ELLIPSIS',
             '>>> # nothing', '>>> 1 # doctest: +BAD', '>>> f(\n... 1)\n...\n2\n'):
    show(lambda: [(e.source, e.want, e.lineno) for e in parser.get_examples(text, "named")])
checker = doctest.OutputChecker()
print(checker.check_output("'f\\xf6'\n", "'fö'\n", 0), checker.check_output('a\n<BLANKLINE>\nb\n', 'a\n\nb\n', 0),
      checker.check_output('a\n  <BLANKLINE>\nb\n', 'a\n\nb\n', 0))
sys.stdin = __import__('io').StringIO('p x\nc\n')
test = parser.get_doctest('>>> x = 42\n>>> import pdb; pdb.set_trace()\n>>> x\n42\n', {}, 'debugged', 'file.py', 0)
print(doctest.DocTestRunner(verbose=False).run(test))
