# dict.fromkeys, as the class's dict has it.
from _show import show


class Sub(dict):
    pass


c = vars(dict)["fromkeys"]
print(c, c.__name__, c.__qualname__, c.__objclass__, c.__get__(None, dict)("a"), c.__get__({}, Sub)("b"), c(Sub, "c"), type(c(Sub, "c")).__name__, c.__call__(dict, "d"), c.__repr__(), c.__text_signature__, c.__doc__ is not None, c.__getattribute__("__name__"))
show(c)
show(c, 5)
show(c, int, "a")
show(c.__get__, 5)
show(c.__get__, None, int)
