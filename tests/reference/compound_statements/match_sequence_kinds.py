# Sequence patterns take sequences: lists, tuples, what is registered; not text, bytes, sets, iterators.
import array
import collections


class Registered:
    def __len__(self): return 2
    def __getitem__(self, i): return "ab"[i]


class Derived(collections.UserList): pass


collections.abc.Sequence.register(Registered)


def f(v):
    match v:
        case []: return "empty"
        case [x]: return "one", x
        case [x, y]: return "two", x, y
        case [x, *rest, y]: return "many", x, rest, y
        case _: return "no sequence"


for v in [], (1,), [1, 2], range(4), collections.deque("ab"), array.array("b", [1, 2, 3]), Derived("x"), Registered(), memoryview(b"ab"), "ab", b"ab", bytearray(b"ab"), {1, 2}, {1: 2}, iter([1]), collections.namedtuple("N", "p q")(1, 2), 5, None:
    print(f(v))
