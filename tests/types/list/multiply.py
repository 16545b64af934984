# * repeats references; *= in place.
from _show import show

rows = [[]] * 3
rows[0].append(1)
print(rows, [1, 2] * 2, 2 * ["a"], [1] * 0, [1] * -1, [1] * True)
items = [1]
alias = items
items *= 3
print(alias, [7].__mul__(2), [7].__rmul__(2), [7].__imul__(2))
show(lambda: [1] * "a")
show(lambda: [1] * 1.0)
show(lambda: [1] * (1 << 70))
show(lambda: [1] * (1 << 62))
show([1].__mul__, "a")
