# int.__add__ and the like, as the class has them.
from _show import show

w = int.__add__
print(w, w.__name__, w.__qualname__, w.__objclass__, w.__text_signature__, w.__doc__, w(1, 2), w.__call__(1, 2), w.__get__(5)(6), w.__get__(None, int) is w, w.__reduce__()[1], w.__repr__(), w.__getattribute__("__name__"), w(True, 1))
show(w)
show(w, 1)
show(w, "a", 1)
show(w, 1, 2, 3)
show(w, 1, x=2)
show(w.__get__, "a")
show(setattr, w, "x", 1)
