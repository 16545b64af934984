# weakref.finalize() calls once: when it is called, or when its object goes; detach() and peek() tell what.
import weakref


class C:
    pass


def bye(*args, **kwargs):
    print("bye", args, kwargs)
    return "result"


c = C()
f = weakref.finalize(c, bye, 1, k=2)
g = weakref.finalize(c, bye, 3)
print(f.alive, f.peek()[0] is c, f.peek()[2:], f.atexit)
print(f(), f(), f.alive, f.peek())
print(g.detach()[2:], g.alive, g(), g.detach())
