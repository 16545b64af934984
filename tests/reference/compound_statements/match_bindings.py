# Captures, as, or, guards: what is bound, and when.
from _show import show


def f(x):
    match x:
        case [a, (1 | 2) as n] as whole:
            return a, n, whole
        case (str() | bytes()) as text if len(text) > 2:
            return "long", text
        case [int(k), _] | [_, int(k)]:
            return "int at some place", k
        case other if (t := type(other).__name__) != "NoneType":
            return "other", t
    return "end"


for x in ["a", 2], "abc", "ab", [5, "x"], ["x", 5], None, b"abc":
    print(f(x), end="; ")
print()
match 1, 2:
    case a, b:
        pass
match 5:
    case kept if kept > 10:
        print("no")
print(a, b, kept)
for source in "x | 1", "a | b", "_ | 1", "1 | a", "a as b as c", "a as 1", "a as _", "a as b.c", "(a, b) | [a]", "a if", "1 | [b]":
    show(lambda: compile(f"match x:\n case {source}: pass", "f", "exec").co_name)
for source in "match x:\n case a: 1\n case b: 2", "match x:\n case _: 1\n case 2: 2", "match x:\n pass", "match x\n case 1: 2", "match x:\n case 1\n  2", "match: case 1: 2", "match x:\ncase 1: 2":
    show(lambda: compile(source, "f", "exec").co_name)
