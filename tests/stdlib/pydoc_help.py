# help() of functions and values; names to objects.
import pydoc


def function(a, b=1, *, c):
    """Do it.

    At length.
    """


async def later():
    """Afterwards."""


help(function)
help(later)
help(len)
print(pydoc.splitdoc('One.\n\nTwo\nthree'), pydoc.splitdoc('One.'), pydoc.splitdoc('a\nb'))
print(pydoc.locate('os.path.join').__name__, pydoc.locate('str').__name__, pydoc.locate('no.such.thing'), pydoc.locate('collections.OrderedDict.pop').__name__)
print(pydoc.describe(function), '|', pydoc.describe(len), '|', pydoc.describe(dict), '|', pydoc.describe(pydoc), '|', pydoc.describe(3))
print(repr(pydoc.getdoc(function)), repr(pydoc.help), repr(help))
help('no.such.module')


class Class(dict):
    """A class of mine."""

    value = 3

    def method(self, x):
        """Return x."""

    @property
    def prop(self):
        """What it is."""


text = pydoc.render_doc(Class)
for part in ('class Class in module __main__', 'class Class(', 'A class of mine.', 'method(self, x)', 'Return x.', 'prop', 'What it is.', 'value = 3'):
    print(part in pydoc.plain(text))
print('NAME' in pydoc.plain(pydoc.render_doc('textwrap')), 'dedent(text)' in pydoc.plain(pydoc.render_doc('textwrap')))
