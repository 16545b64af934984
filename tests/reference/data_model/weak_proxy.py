# A proxy passes on operations to what it stands for, and raises ReferenceError afterwards.
import gc
import weakref
from _show import show


class C:
    def __init__(self): self.x = 1
    def __len__(self): return 3
    def __add__(self, other): return "sum"
    def __call__(self): return "called"
    def __getitem__(self, k): return k
    def __repr__(self): return "a C"


c = C()
p = weakref.proxy(c)
p.y = 2
print(p.x, c.y, len(p), p + 1, p(), p["k"], type(p).__name__, isinstance(p, C), p.__class__ is C, str(p), bool(p))
show(hash, p)
show(lambda: 1 + p)
c = None
gc.collect()
gc.collect()
show(lambda: p.x)
show(len, p)
show(str, p)
