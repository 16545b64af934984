# Iteration gives strings of length one; the iterator can say how many are left.
import operator

text = "aé𝄞"
print([*text], list(enumerate(text)), [c for c in text if len(c) == 1])
it = iter(text)
print(operator.length_hint(it), next(it), operator.length_hint(it), [*it], next(it, "end"), text.__iter__() is text.__iter__())
a, b, c = text
first, *rest = text
print(a, b, c, first, rest, dict(zip("ab", "xy")), set("aab") == {"a", "b"}, "a" "b".__iter__().__next__())
