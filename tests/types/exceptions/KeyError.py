# str() of a KeyError is the repr() of its key.
from _show import show

show(lambda: {}["key"])
show(lambda: {}[1, 2])
print(str(KeyError("a")), str(KeyError()), str(KeyError("a", "b")), repr(KeyError("a")), KeyError.__mro__[1].__name__)
