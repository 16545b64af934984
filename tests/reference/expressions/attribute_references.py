# Attributes of literals and calls, and the words when there is none.
from _show import show

print("a".upper(), (5).real, 5 .imag, 1.5.hex(), [].__len__(), {}.get(1), (lambda: 0).__name__, None.__class__, ....__class__)
for thing in "a", 5, 1.5, [], {}, None, ..., len, int, (), b"", object(), NotImplemented, range(1), lambda: 0, type, {1}, 1j, True:
    show(lambda: thing.nope)
import sys
show(lambda: sys.nope)
show(lambda: [].append.nope)
show(lambda: type("C", (), {})().nope)
show(lambda: super().nope)
