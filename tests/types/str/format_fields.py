# str.format: fields by position, number, name, attribute and item; nested specifications.
from _show import show

class C:
    a = {"k": [1, 2]}
    def __getitem__(self, k): return f"item {k!r}"
    def __format__(self, spec): return f"<{spec}>"

c = C()
print("{} {}".format(1, 2), "{1} {0} {1}".format("a", "b"), "{x} {0}".format(1, x=2), "{0.a[k][1]}".format(c), "{0[k]} {0[0]} {0[-1]} {0[a b]} {0[1.5]}".format(c))
print("{:{}}".format(c, "spec"), "{:{}{}}".format(c, 1, 2), "{0:{1}}".format(c, "x"), "{:{w}.{p}f}".format(3.14159, w=8, p=2), "{!r:>5}{!s}{!a}".format("é", "é", "é"), "{{}}{{{}}}".format(1))
print("{0.real} {0.imag}".format(5), "{0[0]}".format("abc"), "{a.b}".format(a=type("X", (), {"b": 7})), "{}".format(*"a", **{}), "{:}".format(5), "{0:}".format(6))
