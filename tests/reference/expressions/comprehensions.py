# Comprehensions: nested loops, conditions, unpacking, all kinds.
from _show import show

print([x * y for x in range(3) if x for y in range(x) if y % 2 == 0], {x % 3 for x in range(9)}, {k: v for k, v in zip("ab", (1, 2))}, [[j for j in range(i)] for i in range(3)], [a + b for a, b in [(1, 2), (3, 4)]], [first for first, *rest in ["abc", "de"]], list(x for x in "ab" if x != "a"), [x if x else "zero" for x in (0, 1)], [y for x in [[1], [2]] for y in x], [lambda: x for x in [1]][0](), {**{}, "a": [x for x in [1]]})
show(lambda: [1 / x for x in [0]])
show(lambda: [x for x in 5])
show(lambda: [a for a, b in [(1,)]])
show(lambda: {[]: 1 for x in [1]})
print([x for x in [3, 1, 2] if x > 1 if x < 3], [i for i in range(2) for i in "ab"], sum(1 for _ in range(5)))
