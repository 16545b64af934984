# Classes with odd parts: names that the machine uses itself, keys that are no names, descriptors of other classes.
import types
import warnings


def attempt(action, *args):
    try:
        return action(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


# __classcell__ and __qualname__ as slots
class Base:
    def __init__(self):
        self.b = 42


class Cell(Base):
    __slots__ = ["__classcell__"]

    def __init__(self):
        super().__init__()


c = Cell()
print(c.b, type(Cell.__dict__["__classcell__"]).__name__, hasattr(c, "__classcell__"))
c.__classcell__ = 1
print(c.__classcell__)
print(attempt(type, "Bad", (), {"__classcell__": 42, "__slots__": ["__classcell__"]}))
print(attempt(type, "Bad", (), {"__classdictcell__": 42}))

# keys that are no names
with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter("always")
    type("Odd", (), {1: 2})
    type("Even", (), {"a": 2})
print([str(w.message) for w in found])


# whether instances can have weak references is part of their layout
class J:
    __slots__ = ["c"]


class N(J):
    __slots__ = ["__weakref__"]


class M(J):
    __slots__ = ["__weakref__"]


print(attempt(setattr, J(), "__class__", N))
print(attempt(setattr, N(), "__class__", J))
print(attempt(setattr, N(), "__class__", M))


# the __dict__ of classes and modules, by the descriptor of a class that they also are of
class Plain:
    pass


class Meta(type, Plain):
    pass


class Module(types.ModuleType, Plain):
    pass


made, module = Meta("Made", (), {}), Module("m")
descriptor = Plain.__dict__["__dict__"]
for x in made, module:
    print(attempt(descriptor.__set__, x, {}))
    print(attempt(delattr, x, "__dict__"))
    print(type(descriptor.__get__(x)).__name__)


# a class that its metaclass leaves out of its MRO
class Leaves(type):
    def mro(cls):
        return (Plain,)


print(attempt(Leaves, "Left", (), {}))


# a property's doc stays if it was given, and follows the getter if not
class P:
    x = property(doc="given")

    @x.getter
    def x(self):
        "of the getter"

    @property
    def y(self):
        "first"

    @y.setter
    def y(self, v):
        "of the setter"

    @y.getter
    def y(self):
        "second"


print(P.x.__doc__, P.y.__doc__, P.y.setter(None).__doc__)


# __slotnames__, as copyreg keeps it
class Named:
    __slotnames__ = ["spam"]

    def __getattr__(self, name):
        return 42 if name == "spam" else object.__getattribute__(self, name)


print(Named().__reduce_ex__(2)[2])
