# in asks __contains__, then __iter__, then __getitem__.
from _show import show


class A:
    def __contains__(self, x):
        return x == 1


class B:
    def __iter__(self):
        return iter([1, 2])


class C:
    def __getitem__(self, i):
        return [5, 6][i]


print(1 in A(), 2 in A(), 2 in B(), 3 in B(), 6 in C(), 7 in C(), 1 not in A(), "b" in "abc", b"b" in b"abc", None in [None], float("nan") in [1], () in [()])
show(lambda: 1 in 5)
show(lambda: 1 in A)
show(lambda: "a" in b"abc")
print((x := []) is x, type(None) is type(None), 1 in {1: 2}, (1, 2) in {(1, 2)})
