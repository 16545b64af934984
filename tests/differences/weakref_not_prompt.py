# A weak reference is cleared at a collection. CPython prints True, True.
import gc
import weakref


class C:
    pass


def make():
    return weakref.ref(C())


r = make()
print(r() is None)              # -> False
for _ in range(3):
    gc.collect()
print(r() is None)              # -> True
