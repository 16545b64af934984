# Iteration gives integers.
from _show import show
import operator

it = iter(b"\x00a\xff")
print(operator.length_hint(it), next(it), next(it), operator.length_hint(it), list(it), list(it), next(it, "end"))
print([*b"ab".__iter__()], max(b"abc"), sum(b"abc"), sorted(b"cab"), dict(enumerate(b"xy")))
a, *rest = b"abc"
print(a, rest, list(reversed(b"abc")), tuple(map(chr, b"hi")))
show("".join, b"ab")
