# timeout: 80
# exit: 1
# Errors in special methods: the lines and carets of each frame, on stderr; and RecursionError at the usual limit.
import sys, traceback
class Fails:
    def __add__(self, o): return o.missing
    def __radd__(self, o): raise ValueError("radd")
    def __iadd__(self, o): raise ValueError("iadd")
    def __sub__(self, o): return NotImplemented
    def __neg__(self): raise ValueError("neg")
    def __lt__(self, o): raise ValueError("lt")
    def __eq__(self, o): return 1 / 0
    def __bool__(self): return 1
    def __len__(self): raise ValueError("len")
    def __getitem__(self, key): raise ValueError("getitem")
    def __setitem__(self, key, v): raise ValueError("setitem")
    def __delitem__(self, key): raise ValueError("delitem")
    def __contains__(self, x): raise ValueError("contains")
    def __iter__(self): return self
    def __next__(self): raise ValueError("next")
    def __call__(self, a): raise ValueError("call")
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *args): raise ValueError("exit")
    @property
    def prop(self): raise ValueError("getter")
    @prop.setter
    def prop(self, v): raise ValueError("setter")
    @prop.deleter
    def prop(self): raise ValueError("deleter")
class Hooked:
    def __getattr__(self, name): raise AttributeError("hook " + name)
    def __setattr__(self, name, v): raise ValueError("setattr")
    def __delattr__(self, name): raise ValueError("delattr")
class HookedProperty:
    @property
    def prop(self): raise AttributeError("from the getter")
    def __getattr__(self, name): raise KeyError("hook " + name)
class All:
    def __getattribute__(self, name): raise AttributeError("all " + name)
class AllThenHook(All):
    def __getattr__(self, name): raise ValueError("hook")
class Exits(Fails):
    def __enter__(self): return self
class BadIter:
    def __iter__(self): return 5
class Length:
    def __len__(self): return -1

def iadd(f): f += 1
def setitem(f): f["key"] = 5
def delitem(f): del f["key"]
def loop(f):
    for x in f: pass
def enter(f):
    with f: pass
def exit_(f):
    with f:
        raise OSError("body")
def set_prop(f): f.prop = 1
def del_prop(f): del f.prop
def branch(f):
    if f < 1: return 1
def truth(f): return 1 if f else 2
def delegate(f): yield from f
def generator(f): yield f + 1
def comprehension(f): return [x + f for x in [1]]

f = Fails()
for attempt in (
        lambda: f + 1, lambda: 1 + f, lambda: iadd(f), lambda: f - 1, lambda: f - f, lambda: -f, lambda: f < 1, lambda: branch(f), lambda: f == 1, lambda: f != 1,
        lambda: truth(f), lambda: not f, lambda: f[1], lambda: f[1:2], lambda: setitem(f), lambda: delitem(f), lambda: 1 in f, lambda: loop(f),
        lambda: next(delegate(f)), lambda: next(generator(f)), lambda: comprehension(f), lambda: f(1), lambda: f(), lambda: f(a=1), lambda: f(*[1]), lambda: f(*[1, 2]), lambda: enter(f), lambda: exit_(Exits()), lambda: f.prop,
        lambda: set_prop(f), lambda: del_prop(f), lambda: Hooked().x, lambda: Hooked().x(), lambda: set_prop(Hooked()), lambda: del_prop(Hooked()),
        lambda: HookedProperty().prop, lambda: HookedProperty().prop(), lambda: All().x, lambda: AllThenHook().x, lambda: AllThenHook().x(), lambda: loop(BadIter()), lambda: truth(Length())):
    try:
        attempt()
    except Exception:
        traceback.print_exc()

class Forever:
    def __add__(self, o): return self + o
    def __eq__(self, o): return self == o
    def __getattr__(self, name): return self.other
    def __getitem__(self, i): return self[i]
    def __iter__(self):
        for x in self: pass
def depth():
    n, f = 0, sys._getframe()
    while f: n, f = n + 1, f.f_back
    return n
for attempt in lambda f: f + 1, lambda f: f == 1, lambda f: f.x, lambda f: f[0], loop:
    try:
        attempt(Forever())
    except RecursionError as e:
        tb, n = e.__traceback__, 0
        while tb: tb, n = tb.tb_next, n + 1
        print(type(e).__name__, e, n > 900)

class Catches:
    """The limit is reached, caught on the way, and reached again."""
    depth = 0
    def __add__(self, o):
        try:
            return self + o
        except RecursionError:
            return 1
print(Catches() + 1)

class Deep:
    def __init__(self, n): self.n = n
    def __mul__(self, o): return Deep(self.n - 1) * o if self.n else o
sys.setrecursionlimit(10_000)
print(Deep(5000) * 7)
sys.setrecursionlimit(1000)
Deep(5000) * 7
