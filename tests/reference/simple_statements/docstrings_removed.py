# flags: -OO
# With -OO docstrings are gone too, everywhere; other strings stay.
"module doc"


def f():
    "function doc"
    return "value"


class C:
    "class doc"
    def m(self):
        "method doc"


print(__doc__, f.__doc__, C.__doc__, C.m.__doc__, f(), (lambda: "x").__doc__)
