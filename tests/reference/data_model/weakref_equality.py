# Weak references compare and hash as what they refer to, while it lives.
import gc
import weakref
from _show import show


class V:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v == other.v

    def __hash__(self):
        return self.v


a, b, c = V(1), V(1), V(2)
ra, rb, rc = map(weakref.ref, (a, b, c))
print(ra == rb, ra != rb, ra == rc, hash(ra), {ra: "x"}[rb])
show(lambda: ra < rb)
never = weakref.ref(V(3))
def drop():
    global a, b
    a = b = None
drop()
gc.collect()
gc.collect()
print(ra() is None, ra == rb, ra == ra, hash(ra))
show(hash, never)
