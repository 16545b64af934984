# A special method that is None says "not supported", without a fallback.
from _show import show


class Seq:
    def __getitem__(self, i):
        return "abc"[i]

    def __len__(self):
        return 3


class NoIter(Seq):
    __iter__ = None


class NoContains(Seq):
    __contains__ = None


class NoReversed(Seq):
    __reversed__ = None


class NoAdd(int):
    __add__ = None
    __radd__ = None


class NoHash:
    __hash__ = None


show(iter, NoIter())
show(lambda: "a" in NoIter())
show(lambda: "a" in NoContains())
print(list(NoContains()))
show(reversed, NoReversed())
show(lambda: NoAdd(1) + 1)
show(lambda: 1 + NoAdd(1))
show(hash, NoHash())
show(bool, type("B", (), {"__bool__": None})())
show(len, type("L", (), {"__len__": None})())
show(lambda: type("C", (), {"__call__": None})()())
