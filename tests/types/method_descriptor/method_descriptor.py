# str.join and the like, as the class has them.
from _show import show

m = str.join
print(m, m.__name__, m.__qualname__, m.__objclass__, m.__text_signature__, m.__get__("-")(["a", "b"]), m.__get__(None, str) is m, m.__call__("-", "ab"), m("-", "ab"), m.__reduce__()[1], m.__repr__(), m.__getattribute__("__name__"), m.__doc__ is not None, hasattr(m, "__module__"))
show(m)
show(m, 5, [])
show(m.__get__, 5)
show(m.__get__)
show(setattr, m, "x", 1)
show(m, "a", "b", "c")
show(str.upper, "a", 1)
show(str.upper, "a", x=1)
