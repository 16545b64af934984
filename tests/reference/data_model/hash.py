# __hash__ goes with __eq__: a class that defines __eq__ alone has none.
from _show import show


class Eq:
    def __eq__(self, other):
        return True


class Both(Eq):
    __hash__ = lambda self: 5


class Inherits(Both):
    pass


class Again(Both):
    def __eq__(self, other):
        return True


class Disabled:
    __hash__ = None


print(Eq.__hash__, hash(Both()), hash(Inherits()), Again.__hash__, isinstance(Eq(), __import__("collections").abc.Hashable))
show(hash, Eq())
show(hash, Disabled())
show(lambda: {Again(): 1})
show(lambda: {Eq()})
for value in 1 << 70, -1, True, "x", 1.0, None:
    show(hash, type("H", (), {"__hash__": lambda self: value})())
