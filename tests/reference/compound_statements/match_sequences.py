# Sequence patterns take sequences, but no text and no iterators.
from _show import show
import array
import collections


def f(x):
    match x:
        case []:
            return "empty"
        case [1, 2]:
            return "one two"
        case [first, *_, last] if first == last:
            return "same ends", first
        case (a, [b, *c]):
            return "nested", a, b, c
        case [_]:
            return "one"
        case *rest, :
            return "some", rest
        case _:
            return "other"


for x in [], (), [1, 2], (1, 2), [5, 6, 5], (1, [2, 3]), ["x"], range(3), "ab", b"ab", {1, 2}, {1: 2}, iter([1]), collections.deque([1, 2]), array.array("i", [7]), 5, None:
    print(f(x), end="; ")
print()
for source in "[*a, *b]", "[a, a]", "*a", "(*a)", "[a, *a]", "[1 for x in y]", "[a b]", "[a,, b]":
    show(lambda: compile(f"match x:\n case {source}: pass", "f", "exec").co_name)
