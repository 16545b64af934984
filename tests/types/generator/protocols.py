# Generators can't be copied; __del__ and the rest are there.
import copy
from _show import show

g = (x for x in "ab")
show(copy.copy, g)
print(iter(g) is g, g.__del__(), list(g), hasattr(type(g), "__class_getitem__"))
print(type(g).__name__, [k for k in ("send", "throw", "close") if k in vars(type(g))])
