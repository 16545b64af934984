# What __slots__ refuses: names that are none, clashes with class variables, slots for types of varying size.
from _show import show


def make(slots, bases=(), **more):
    return type("C", bases, {"__slots__": slots, **more}).__name__


show(make, ["1a"])
show(make, [5])
show(make, 5)
show(make, "one")
show(make, ["a"], a=1)
show(make, ["a", "a"])
show(make, ["__dict__", "__dict__"])
show(make, ["__weakref__", "__weakref__"])
show(make, ["a"], (int,))
show(make, ["a"], (tuple,))
show(make, [], (int,))
show(make, ["a"], (bytes,))
show(make, ["__dict__"], (list,))
show(make, ["__dict__"], (type("D", (), {}),))
show(make, ["é", "a b"])
