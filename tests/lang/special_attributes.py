# Attributes that methods in Python answer, and what the caches of sites must notice.
def attempt(f, *args):
    try:
        print("->", f(*args))
    except Exception as e:
        print("->", type(e).__name__, e)

def get(o): return o.x
def call(o): return o.x(1)
def put(o, v):
    o.x = v
def drop(o): del o.x
def each(*objects):
    """Reads from one site, often enough to be cached."""
    for round in range(4):
        for o in objects: attempt(get, o)

print("--- properties")
class Property:
    def __init__(self): self.log = []
    @property
    def x(self): return lambda n: (n, "called")
    @x.setter
    def x(self, v): self.log.append(("set", v))
    @x.deleter
    def x(self): self.log.append("deleted")
p = Property()
for n in range(3):
    put(p, n)
    drop(p)
    attempt(call, p)
print(p.log)
Property.x = property(lambda self: "other", lambda self, v: self.log.append("other"))
put(p, 5)
attempt(get, p)
attempt(call, p)
attempt(drop, p)
print(p.log[-1])
class ReadOnly:
    x = property(lambda self: 1)
attempt(put, ReadOnly(), 1)
class Odd:
    x = property(lambda self, extra="default": extra, lambda self, *args: print("set", args), None)
for n in range(3):
    attempt(get, Odd())
    put(Odd(), n)

print("--- descriptors")
class Get:
    def __init__(self, name): self.name = name
    def __get__(self, o, owner): return (self.name, o is None, owner.__name__)
class Data(Get):
    def __set__(self, o, v): print("set", self.name, v)
    def __delete__(self, o): print("delete", self.name)
class SetOnly:
    def __set__(self, o, v): o.__dict__["x"] = ("stored", v)
class A: x = Get("get")
class B(A): pass
class C: x = Data("data")
class D: x = SetOnly()
for o in (A(), B(), C()):
    for n in range(3):
        attempt(get, o)
        attempt(call, o)
    put(o, 7)
    attempt(get, o)
    drop(o)
    attempt(get, o)
d = D()
put(d, 8)
attempt(get, d)
attempt(drop, d)
attempt(get, A), attempt(get, C)
c = C()
for n in range(3): attempt(get, c)
Data.__get__ = lambda self, o, owner: "changed"
attempt(get, c)
Data.__set__ = lambda self, o, v: print("changed", v)
put(c, 9)
del Data.__get__
attempt(get, c)                       # Get's again
del Get.__get__
attempt(lambda: type(get(c)).__name__)
a = A()
attempt(lambda: type(get(a)).__name__)

print("--- __getattr__")
class Hook:
    y = 1
    def __init__(self): self.own = 2
    def __getattr__(self, name): return lambda *args: (name, args)
    @property
    def broken(self): raise AttributeError("inside")
    @property
    def wrong(self): raise KeyError("inside")
    def method(self): return "method"
h = Hook()
for n in range(3):
    attempt(lambda: (h.y, h.own, h.x(1), h.z(), h.method(), h.broken(2), h.__class__.__name__))
    attempt(lambda: h.wrong)
    attempt(lambda: h.broken.__name__)
h.x = lambda n: "instance"
attempt(call, h)
attempt(call, Hook())
del h.x
attempt(call, h)
Hook.x = lambda self, n: "class"
attempt(call, h)
del Hook.x
Hook.__getattr__ = lambda self, name: lambda *args: "new hook"
attempt(call, h)
del Hook.__getattr__
attempt(call, h)
class Static:
    __getattr__ = staticmethod(lambda name: name * 2)
attempt(get, Static())
class Raises:
    def __getattr__(self, name): raise AttributeError(name) if name != "z" else KeyError(name)
attempt(get, Raises())
attempt(lambda: Raises().z)
attempt(lambda: (hasattr(Raises(), "x"), getattr(Raises(), "x", 5)))
class Inherits(Hook): pass
class Slots:
    __slots__ = ("own",)
    def __getattr__(self, name): return name + "?"
s = Slots()
for n in range(3): attempt(lambda: (s.own, s.x, s.own))
s.own = 1
for n in range(3): attempt(lambda: (s.own, s.x))

print("--- __getattribute__")
class All:
    x = "class"
    def __getattribute__(self, name):
        if name == "none": raise AttributeError("no " + name)
        return f"all {name}"
class AllAndHook(All):
    def __getattr__(self, name): return f"hook {name}"
class Through:
    x = "through"
    def __getattribute__(self, name): return object.__getattribute__(self, name)
class ThroughSuper(Hook):
    def __getattribute__(self, name): return super().__getattribute__(name)
    def __getattr__(self, name): return f"hook {name}"
for n in range(3):
    attempt(lambda: (All().x, All().y, AllAndHook().x, AllAndHook().none, Through().x, ThroughSuper().x, ThroughSuper().y))
    attempt(lambda: All().none)
    attempt(lambda: Through().y)
attempt(lambda: ThroughSuper().broken)

print("--- __setattr__ and __delattr__")
class Set:
    def __setattr__(self, name, v):
        if name == "bad": raise ValueError(name)
        object.__setattr__(self, name, (v, "set"))
    def __delattr__(self, name):
        print("delete", name)
        object.__delattr__(self, name)
for n in range(3):
    s = Set()
    put(s, n)
    attempt(get, s)
    drop(s)
    attempt(drop, s)
def bad(s): s.bad = 1
attempt(bad, s)
s = Set()
Set.__setattr__ = lambda self, name, v: print("ignored", v)
put(s, 5)
del Set.__setattr__
put(s, 6)
attempt(get, s)

print("--- classes that change after their sites have learned")
class Plain:
    def __init__(self, v): self.x = v
o = Plain(1)
def fresh():
    """A reader and a writer with sites of their own."""
    space = {}
    exec("def get(o): return o.x\ndef put(o, v): o.x = v", space)
    return space["get"], space["put"]
get, put = fresh()
for n in range(3): put(o, n); attempt(get, o)
Plain.x = property(lambda self: "property", lambda self, v: print("property set", v))
put(o, 3); attempt(get, o)
del Plain.x
put(o, 4); attempt(get, o)
Plain.__getattribute__ = lambda self, name: "getattribute"
attempt(get, o)
del Plain.__getattribute__
attempt(get, o)
Plain.__setattr__ = lambda self, name, v: print("setattr", v)
put(o, 5); attempt(get, o)
del Plain.__setattr__
put(o, 6); attempt(get, o)
class Late:
    def __get__(self, o, owner): return "late"
Plain.x = Late()
attempt(get, o)                       # the instance's own comes first
Late.__set__ = lambda self, o, v: print("late set", v)
attempt(get, o)
put(o, 7)
del Late.__set__
attempt(get, o)
get, put = fresh()
class Base: pass
class Derived(Base):
    def __init__(self): self.x = "own"
o = Derived()
for n in range(3): attempt(get, o)
Base.x = property(lambda self: "base's property")
attempt(get, o)
del Base.x
attempt(get, o)
class Mixin:
    x = property(lambda self: "mixin")
class Derived2(Base):
    def __init__(self): self.x = "own"
get, put = fresh()
o = Derived2()
for n in range(3): attempt(get, o)
Derived2.__bases__ = (Mixin, Base)
attempt(get, o)
