# Keys of an instance's or a class's dict that are no str are compared with the name that is looked up.
import types
import warnings

warnings.simplefilter("ignore")


class Key:
    def __init__(self, name, answer=None):
        self.name = name
        self.answer = answer

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        return self.answer() if self.answer else self.name == other


class Plain:
    def method(self):
        return "method"

    def other(self):
        return "other"


x = Plain()
x.__dict__[Key("own")] = 5
x.__dict__[Key("method")] = lambda: "own method"
for i in range(3):
    print(x.own, x.method(), x.other(), hasattr(x, "missing"))
x.own = 6
print(x.own, len(x.__dict__))
del x.own
print(hasattr(x, "own"))

C = type("C", (Plain,), {Key("zz"): 3, Key("method"): lambda self: "of C"})
print(C.zz, C().zz, C().method())
C.zz = 4
print(C.zz, sum(key == "zz" for key in C.__dict__))
del C.zz
print(hasattr(C, "zz"))


class D(C):
    def method(self):
        return super().method() + " from D"


print(D().method(), super(D, D()).method())


# Errors of __eq__ are those of the lookup in an instance, but not in a class.
def fail():
    raise ZeroDivisionError("in __eq__")


x = Plain()
x.__dict__[Key("method", fail)] = 1
x.__dict__[Key("missing", fail)] = 1
for f in (lambda: x.method(), lambda: x.method, lambda: x.missing, lambda: x.other()):
    try:
        print(f())
    except ZeroDivisionError as e:
        print(e)
E_ = type("E", (Plain,), {Key("method", fail): 1})
try:
    print(E_().method())
except AttributeError as e:
    print(e)
f = lambda: None
f.__dict__[Key("own")] = "of a function"
print(f.own)


# What they change meanwhile is seen by the next lookup only.
class Descriptor:
    def __get__(self, instance, owner=None):
        return "descriptor"


class Victim:
    attr = Descriptor()


def forget():
    if "attr" in Victim.__dict__:
        del Victim.attr
    return False


v = Victim()
v.__dict__[Key("attr", forget)] = 0
print(v.attr, hasattr(v, "attr"))


class Base:
    mine = later = "Base"


class Base2:
    mine = later = "Base2"


def move():
    X.__bases__ = (Base2,)
    return False


X = type("X", (Base,), {Key("mine", move): 5})
X.mine
print(X.later, X.__bases__ == (Base2,))
