from collections.abc import *
import collections

for value in [], (), {}, set(), "", b"", range(3), iter([]), (x for x in ()), len, 3, {}.keys():
    print(type(value).__name__, [cls.__name__ for cls in (Hashable, Iterable, Iterator, Generator, Sized, Container, Collection,
          Sequence, MutableSequence, Set, MutableSet, Mapping, MutableMapping, Callable, KeysView) if isinstance(value, cls)])

class Numbers(Sequence):
    def __getitem__(self, i):
        if not -3 <= i < 3: raise IndexError
        return i * 10
    def __len__(self): return 3

n = Numbers()
print(list(n), 20 in n, n.index(10), n.count(0), list(reversed(n)))

class Lower(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k.lower()]
    def __setitem__(self, k, v): self.d[k.lower()] = v
    def __delitem__(self, k): del self.d[k.lower()]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)

m = Lower()
m.update(A=1, b=2)
print(dict(m), m["a"], "B" in m, m.pop("A"), m.get("x", 5), m.setdefault("C", 3), list(m.items()), m == {"b": 2, "c": 3})
match n:
    case [a, b, c]: print("sequence", a, b, c)
match m:
    case {"b": x}: print("mapping", x)
