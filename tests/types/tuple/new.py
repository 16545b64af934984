# tuple() of a tuple is that tuple; of another iterable a new one.
from _show import show

t = (1, 2)


class Pair(tuple):
    pass


print(tuple(), tuple("ab"), tuple([1]), tuple(t) is t, tuple(Pair(t)) is t, type(tuple(Pair(t))), tuple({"k": 1}), tuple(x for x in "xy"), (1,), 1,)
show(tuple, 5)
show(tuple, 1, 2)
show(tuple, iterable=())
show(tuple.__new__)
show(tuple.__new__, list)
print(tuple.__new__(Pair, "ab"))
