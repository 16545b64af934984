# Built-in functions and methods.
from _show import show
import math

append = [].append
print(len.__name__, len.__qualname__, len.__module__, len.__self__.__name__, append.__name__, append.__qualname__, append.__self__, append.__module__, len.__text_signature__, repr(len), repr(append).split(" at ")[0], len.__doc__ is not None)
print(len == len, append == [].append, append.__eq__(append), append.__ne__(len), len.__lt__(len), len.__le__(len), len.__gt__(len), len.__ge__(len), hash(len) == hash(len), len.__hash__() == hash(len), len.__call__("ab"), len.__repr__(), len.__reduce__(), len.__getattribute__("__name__"), append.__reduce__()[1][1])
show(setattr, len, "x", 1)
show(type(len))
show(len)
show(len, 1, 2)
show(append)
show(append, x=1)
show(math.sqrt, "a")
show(lambda: len.nope)
