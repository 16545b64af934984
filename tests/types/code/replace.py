# replace() makes code that differs a little; equality is by contents.
import copy
from _show import show


def f(x):
    return x + 1


c = f.__code__
d = c.replace(co_name="g", co_filename="other.py")
print(d.co_name, d.co_filename, d == c, c.replace() == c, hash(c.replace()) == hash(c), c.__replace__(co_firstlineno=50).co_firstlineno, copy.replace(c, co_name="h").co_name, c.__eq__(5), c.__ne__(c), c.__lt__(c), c.__le__(c), c.__gt__(c), c.__ge__(c), c.__hash__() == hash(c))
f.__code__ = d
print(f(1), f.__name__)
show(c.replace, co_name=5)
show(c.replace, nope=1)
show(c.replace, "positional")
show(type(c))
print(compile("1 + 1", "a", "eval") == compile("1 + 1", "a", "eval"), compile("1", "a", "eval") == compile("1.0", "a", "eval"))
