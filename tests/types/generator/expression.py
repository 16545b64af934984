# A generator expression evaluates its first iterable at once, the rest when it runs.
from _show import show


def loud(x):
    print("iter", x)
    return range(x)


g = (a * b for a in loud(2) for b in loud(3))
print("made")
print(list(g))
show(lambda: (x for x in 5))
show(list, (1 / x for x in [1, 0]))
x = "outer"
print([x for x in range(2)], x, sum(i for i in range(4)), max((len(w) for w in ["a", "bb"]), default=0))
