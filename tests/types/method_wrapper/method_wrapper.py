# (5).__add__ and the like, bound.
from _show import show

w = (5).__add__
print(w(1), w.__name__, w.__qualname__, w.__self__, w.__objclass__, w.__text_signature__, w.__doc__, w.__call__(2), w == (5).__add__, w == (6).__add__, w != (5).__sub__, hash(w) == hash((5).__add__), w.__repr__().split(" at ")[0], w.__reduce__()[1], w.__getattribute__("__name__"))
print(w.__eq__(5), w.__ne__(w), w.__lt__(w), w.__le__(w), w.__gt__(w), w.__ge__(w), w.__hash__() == hash(w))
show(w)
show(w, 1, 2)
show(setattr, w, "x", 1)
show(type(w))
