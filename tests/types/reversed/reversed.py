# reversed() asks __reversed__, or needs a sequence.
from _show import show
import operator


class Sequence:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * 10


class Own:
    def __reversed__(self):
        return "anything"


class Never:
    __reversed__ = None
    __len__ = Sequence.__len__
    __getitem__ = Sequence.__getitem__


r = reversed(Sequence())
print(r.__iter__() is r, r.__next__(), operator.length_hint(r), r.__length_hint__(), list(r), next(r, "end"), reversed(Own()), list(reversed("abc")), list(reversed((1, 2))))
show(reversed, 5)
show(reversed, {1})
show(reversed, iter(()))
show(reversed, Never())
show(reversed)
show(reversed, "a", "b")
r = reversed(Sequence())
next(r)
print(r.__reduce__()[2])
r.__setstate__(0)
print(list(r), reversed("ab").__getattribute__("__next__")())
