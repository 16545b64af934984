# Sets and frozensets mix: the left one decides the type; they are equal and hash by their members.
from _show import show

s, f = {1, 2}, frozenset([2, 3])
for op in "&|-^":
    a, b = eval(f"s {op} f"), eval(f"f {op} s")
    print(op, type(a).__name__, sorted(a), type(b).__name__, sorted(b))
print(s == frozenset(s), {f} == {frozenset([3, 2])}, set([3, 2]) in {f}, hash(f) == hash(frozenset([3.0, 2])), s < f | s, f <= {2, 3, 4})
s |= f
print(type(s).__name__, sorted(s))
g = f
g |= {9}
print(type(g).__name__, sorted(g), sorted(f), f.union("a") == {2, 3, "a"})
show(lambda: s | [1])
show(lambda: f & [1])
show(lambda: s < [1])
show(lambda: f.add(1))
show(lambda: {s})
show(lambda: s.remove({1}))
show(lambda: {} | s)
