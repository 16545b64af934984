# Names that object answers itself: __dict__, __class__, __doc__, __module__; what instances of slots lack.
from _show import show


class C:
    "doc of C"
    def __init__(self):
        self.x = 1


c = C()
print(c.__dict__, c.__doc__, c.__module__, c.__class__.__name__, vars(c) is c.__dict__)
c.__dict__["not a name"] = 5
print(getattr(c, "not a name"), sorted(c.__dict__))
c.__dict__ = {"y": 2}
print(c.y, hasattr(c, "x"))
show(setattr, c, "__dict__", 5)
show(setattr, c, "__dict__", None)
del c.__dict__
print(c.__dict__)
c.__doc__ = "own"
print(c.__doc__, C.__doc__)
show(lambda: (5).__dict__)
show(getattr, c, 5)
show(setattr, c, 5, 1)
show(lambda: object().__dict__)
