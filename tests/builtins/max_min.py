# max() and min(): arguments or an iterable, key, default; the first of equals.
from _show import show

print(max(1, 3, 2), min("b", "a"), max([1, 2]), min({3: 0, 1: 0}), max("aa", "b", key=len), min(["aa", "b"], key=len), max([], default=0), min((), default=None, key=len), max(1, 1.0, True), min(True, 1), max("ab", key=None))
for call in (lambda: max()), (lambda: max([])), (lambda: max(5)), (lambda: max(1, "a")), (lambda: max(1, 2, default=0)), (lambda: min([1], x=1)), (lambda: max([1, 2], key=5)), (lambda: min(1, 2, key=lambda x: 1 / 0)):
    show(call)
