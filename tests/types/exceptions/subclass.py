# Own exceptions: with arguments of their own, several bases, and a text.
from _show import show


class NotFound(LookupError):
    def __init__(self, what, *, where="nowhere"):
        super().__init__(what)
        self.where = where

    def __str__(self):
        return f"{self.args[0]} not in {self.where}"


class Both(NotFound, ValueError):
    pass


for error in NotFound("x"), Both("y", where="z"):
    try:
        raise error
    except ValueError as e:
        print("value", e, repr(e), e.args)
    except LookupError as e:
        print("lookup", e, repr(e), e.args)
show(NotFound)
show(type, "B", (OSError, SyntaxError), {})


class Args(Exception):
    def __new__(cls, *args, **kwargs):
        return super().__new__(cls, "from new")

    def __init__(self, *args, **kwargs):
        pass


print(repr(Args(1, x=2)))
