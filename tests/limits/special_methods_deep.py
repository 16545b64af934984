# timeout: 60
# Methods in Python that the language calls do not recurse in C: no depth exhausts the stack of C, and the limit of recursion holds.
import os, sys

DEPTH = 60_000 if "MINIPY_GC_STRESS" not in os.environ else 6_000    # each collection looks through the whole stack

class Deep:
    """Each operation does the same on `next`, one less deep."""
    def __init__(self, n): self.n = n
    @property
    def next(self): return type(self)(self.n - 1)
    def __add__(self, o): return 0 if self.n == 0 else self.next + o
    def __radd__(self, o): return 0 if self.n == 0 else o + self.next
    def __iadd__(self, o):
        if self.n == 0: return 0
        x = self.next
        x += o
        return x
    def __rsub__(self, o): return o - self.next if self.n else 0
    def __pow__(self, o): return 0 if self.n == 0 else self.next ** o
    def __neg__(self): return 0 if self.n == 0 else -self.next
    def __invert__(self): return 0 if self.n == 0 else ~self.next
    def __lt__(self, o): return True if self.n == 0 else self.next < o
    def __gt__(self, o):
        if self.n == 0 or self.next > o: return True
    def __eq__(self, o):
        if self.n == 0 or self.next == o: return True
        return False
    def __getitem__(self, i): return 0 if self.n == 0 else self.next[i]
    def __setitem__(self, i, v):
        if self.n: self.next[i] = v
    def __delitem__(self, i):
        if self.n: del self.next[i]
    def __contains__(self, x): return self.n == 0 or x in self.next
    def __bool__(self):
        if self.n == 0 or self.next: return True
        return False
    def __call__(self, *args, **kwargs):
        if self.n == 0: return 0
        if self.n % 3 == 0: return self.next(*args, **kwargs)
        if self.n % 3 == 1: return self.next(1, a=2)
        return self.next(1)
    def __iter__(self):
        if self.n:
            for x in self.next: pass
        return iter(())
    def __enter__(self):
        if self.n:
            with self.next: pass
    def __exit__(self, *args): return True
    def __getattr__(self, name): return 0 if self.n == 0 else self.next.missing
    @property
    def prop(self): return 0 if self.n == 0 else self.next.prop
    @prop.setter
    def prop(self, v):
        if self.n: self.next.prop = v
    @prop.deleter
    def prop(self):
        if self.n: del self.next.prop

class Left:
    def __sub__(self, o): return NotImplemented
class Next:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        for x in Next(self.n - 1): return x
        raise StopIteration
class Delegates(Next):
    def __iter__(self): return self
    def __next__(self):
        if self.n: return next_of(self.n - 1)
        raise StopIteration
def next_of(n):
    for x in generator(n): return x
    raise StopIteration
def generator(n):
    yield from Delegates(n)
class Exit:
    def __init__(self, n): self.n = n
    def __enter__(self): pass
    def __exit__(self, *args):
        if self.n:
            with Exit(self.n - 1): raise KeyError
        return True
class Lengths:
    def __init__(self, n): self.n = n
    def __len__(self):
        if self.n == 0 or Lengths(self.n - 1): return 1
        return 0
class Natives:
    def __init__(self, n): self.n = n
    def __len__(self): return 1 + len(Natives(self.n - 1)) if self.n else 0
    def __next__(self): return next(Natives(self.n - 1)) if self.n else "end"
    def __iter__(self): return iter(Natives(self.n - 1)) if self.n else iter(())
class Hooks:
    def __init__(self, n): object.__setattr__(self, "n", n)
    def __setattr__(self, name, v):
        n = object.__getattribute__(self, "n")
        if n: Hooks(n - 1).x = v
    def __delattr__(self, name):
        n = object.__getattribute__(self, "n")
        if n: del Hooks(n - 1).x
    def __getattribute__(self, name):
        n = object.__getattribute__(self, "n")
        return 0 if n == 0 else Hooks(n - 1).x
    def __getattr__(self, name):
        return "no"
class Descriptor:
    def __get__(self, o, owner):
        return 0 if o.n == 0 else Described(o.n - 1).d
    def __set__(self, o, v):
        if o.n: Described(o.n - 1).d = v
    def __delete__(self, o):
        if o.n: del Described(o.n - 1).d
class Described:
    d = Descriptor()
    def __init__(self, n): self.n = n
class Super(Described):
    @property
    def d(self):
        return 0 if self.n == 0 else Super(self.n - 1).e
    @property
    def e(self):
        return 0 if self.n == 0 else SubSuper(self.n - 1).f
class SubSuper(Super):
    @property
    def f(self): return super().d
class Made:
    def __init__(self, n, **kwargs):
        if n: Made(n - 1, **kwargs) if n % 2 else Made(n=n - 1, a=1)

class Meta(type): pass
class Abstract(metaclass=Meta):
    def __init__(self, n):
        if n: Abstract(n - 1)

def each(v):
    for x in v: pass
def in_place(x):
    x += 1
    return x
def branch(x, y): return 1 if x < y else 0
def negated(x): return 1 if not x else 0
def store(x): x[1] = 2
def delete(x): del x[1]
def enter(x):
    with x: return 1
def leave(x):
    with x: raise KeyError
def hook(x): x.x = 1
def unhook(x): del x.x
def put(x): x.prop = 1
def remove(x): del x.prop
def d_put(x): x.d = 1
def d_remove(x): del x.d
def star(*args, **kwargs):
    if args[0] == 0: return 0
    return star(args[0] - 1, *args[1:], **kwargs)

def fits(name, f):
    sys.setrecursionlimit(4 * DEPTH)
    f(DEPTH)
    sys.setrecursionlimit(1000)
    try:
        f(DEPTH)
    except RecursionError as e:
        print(name, e)

for name, f in {
    "add": lambda n: Deep(n) + 1, "radd": lambda n: 1 + Deep(n), "iadd": lambda n: in_place(Deep(n)), "rsub": lambda n: Left() - Deep(n),
    "pow": lambda n: Deep(n) ** 2, "neg": lambda n: -Deep(n), "invert": lambda n: ~Deep(n), "lt": lambda n: Deep(n) < 1,
    "gt reflected": lambda n: 1 < Deep(n), "eq": lambda n: Deep(n) == 1, "ne": lambda n: Deep(n) != 1, "lt in a branch": lambda n: branch(Deep(n), 1), "getitem": lambda n: Deep(n)[0],
    "getitem slice": lambda n: Deep(n)[0:1], "setitem": lambda n: store(Deep(n)), "delitem": lambda n: delete(Deep(n)),
    "contains": lambda n: 1 in Deep(n), "bool": lambda n: negated(Deep(n)), "len": lambda n: negated(Lengths(n)),
    "call": lambda n: Deep(n)(1), "iter": lambda n: each(Deep(n)), "next": lambda n: each(Next(n)), "next in yield from": lambda n: each(generator(n)),
    "enter": lambda n: enter(Deep(n)),
    "exit": lambda n: leave(Exit(n // 20)), "getattr": lambda n: Deep(n).missing, "property": lambda n: Deep(n).prop,
    "setter": lambda n: put(Deep(n)), "deleter": lambda n: remove(Deep(n)), "setattr": lambda n: hook(Hooks(n)),
    "delattr": lambda n: unhook(Hooks(n)), "getattribute": lambda n: Hooks(n).x, "get": lambda n: Described(n).d,
    "set": lambda n: d_put(Described(n)), "delete": lambda n: d_remove(Described(n)), "super": lambda n: SubSuper(n).f,
    "init": lambda n: Made(n), "metaclass": lambda n: Abstract(n), "star": lambda n: star(n, 1, 2, a=3),
    "len()": lambda n: len(Natives(n)), "next()": lambda n: next(Natives(n)), "iter()": lambda n: iter(Natives(n)),
}.items():
    fits(name, f)

class Forever:
    def __add__(self, o): return self + o
    def __eq__(self, o): return self == o
    def __bool__(self): return not self
    def __getattr__(self, name): return self.other
    def __next__(self):
        for x in self: return x
    def __iter__(self): return self
for f in (lambda f: f + 1, lambda f: f == 1, lambda f: not f, lambda f: f.x, lambda f: [x for x in f]):
    for again in range(2):
        try: f(Forever())
        except RecursionError as e: print(e)
