# + joins tuples, * repeats them; what would change nothing returns the object.
from _show import show

t = (1, 2)
print(t + (3,), t * 2, 2 * t, t * 0, t + (), (t + ()) is t, (t * 1) is t, t.__add__(()), t.__mul__(2), t.__rmul__(2))
show(lambda: t + [3])
show(lambda: t + 3)
show(lambda: t * "a")
show(lambda: t * t)
show(lambda: t * (1 << 62))
show(t.__add__, None)
t *= 2
print(t)
