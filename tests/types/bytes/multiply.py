# * repeats.
from _show import show

print(b"ab" * 3, 2 * b"ab", b"ab" * 0, b"ab" * -5, b"ab".__mul__(2), b"ab".__rmul__(1))
show(lambda: b"a" * b"b")
show(lambda: b"a" * 1.5)
show(lambda: b"ab" * (1 << 80))
data = b"xy"
data *= 2
print(data)
