# min and max: one iterable or several values, key, default; the first of equals.
from _show import show

show(max, 1, 2), show(max, [1, 2]), show(max, "ab", "b", key=len), show(max, [], default=5), show(max, [1], default=5), show(min, "hello"), show(min, [1.0, 1, True]), show(max, [1.0, 1, True]), show(max, {1: 2, 3: 0}), show(min, [3, 1], [2, 9])
show(max), show(max, 5), show(max, []), show(max, 1, 2, default=3), show(max, [], key=len), show(max, 1, "a"), show(max, [1, None]), show(max, 1, 2, key=5), show(max, 1, 2, foo=1), show(min, [1j, 2j]), show(max, [], default=None), show(max, key=len), show(max, None, key=None), show(max, [1, 2], key=None)
class Odd:
    def __init__(self, n): self.n = n
    def __gt__(self, other):
        print(f"{self.n}>{other.n}", end=" ")
        return self.n > other.n
    def __lt__(self, other):
        print(f"{self.n}<{other.n}", end=" ")
        return self.n < other.n
a, b, c = map(Odd, (2, 3, 1))
print(max(a, b, c).n, min(a, b, c).n)
