# What can be referred to weakly: instances of classes without __slots__, or with "__weakref__" in them.
import weakref
from _show import show


class Plain: pass
class Slots: __slots__ = ()
class WithRef: __slots__ = ("__weakref__",)


for thing in Plain(), Slots(), WithRef(), 5, "s", (), [], {}, set(), frozenset(), None, len, int, Plain.__init__, lambda: 0, object():
    try:
        r = weakref.ref(thing)
        print(type(thing).__name__, r() is thing)
    except TypeError as e:
        print(e)
p = Plain()
r = weakref.ref(p)
print(r is weakref.ref(p), weakref.getweakrefcount(p), weakref.getweakrefs(p) == [r], p.__weakref__ is r)
show(weakref.ref)
show(weakref.ref, p, None, 1)
show(weakref.ref, p, x=1)
