# The first statement of a module, class or function is its doc, if it is a plain string; indentation is cleaned.
def plain():
    'doc'


def joined():
    "a" "b"


def raw():
    r"\n"


def fstring():
    f"not {1}"


def binary():
    b"not"


def number():
    5


def expression():
    "a" + "b"


def second():
    x = 1
    "not"


def indented():
    """First.

        deeper
    base
      two

    """


def parenthesized():
    ("doc")


for f in plain, joined, raw, fstring, binary, number, expression, second, indented, parenthesized:
    print(f.__name__, repr(f.__doc__))
class A: "class"
class B(A): pass
print(A.__doc__, B.__doc__)
