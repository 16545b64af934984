# only: release
# gc-stress: skip
# (What a collection finds is a promise of the optimised machine: the C stack of other builds, or after collections in the
# middle of everything, keeps what is dead.)
# What a program has let go is found by the gc.collect() that follows.
import gc
import weakref


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


class Plain:
    def __del__(self):
        print("del plain")


def temporaries():
    Noisy("result")
    gc.collect()
    print("after the result")
    Plain()
    gc.collect()
    print("after the plain one")
    x = Noisy("variable")
    del x
    gc.collect()
    print("after the variable")
    x = Noisy("rebound")
    x = None
    gc.collect()
    print("after the rebound one")
    r = weakref.ref(Noisy("referent"))
    gc.collect()
    print(r())


def generators():
    def make():
        kept = Noisy("in the generator")
        try:
            yield
        finally:
            print("closing")
    g = make()
    next(g)
    del g
    gc.collect()
    print("after the generator")


temporaries()
generators()
x = Noisy("global")
del x
gc.collect()
print("after the global")


# In the middle of an expression, whatever was in the registers that its calls will use.
def in_expressions():
    x = Noisy("pending")
    x.self = x
    del x
    print("first", gc.collect() * 0, "last")
    x = Noisy("sum")
    x.self = x
    r = weakref.ref(x)
    del x
    print(sum(1 for i in range(3)), (lambda: gc.collect() * 0)(), r())


in_expressions()
lost = Noisy("global")
lost.self = lost
r = weakref.ref(lost)
del lost
print(len(str(1) + str(2)), [gc.collect() * 0 for _ in range(1)], r())
