# timeout: 60
# A place in the code that meets more classes than it can learn is given up by one thread while others still teach it.
import threading

classes = []
for n in range(40):
    class C:
        def m(self): return 2
        kept = 3
        own = property(lambda self: 4)
    classes.append(type(f"C{n}", (C,), {"__slots__": ("slot",)} if n % 3 == 0 else {}))
objects = []
for n, cls in enumerate(classes):
    o = cls()
    for extra in range(n % 5):
        setattr(o, f"extra{extra}", n)
    o.slot = 5
    objects.append(o)

THREADS, ROUNDS = 4, 150
source = "def f(o): return o.m() + o.kept + o.own + o.slot"
functions = []
for n in range(ROUNDS):
    namespace = {}
    exec(source, namespace)
    functions.append(namespace["f"])
barrier = threading.Barrier(THREADS)
wrong = []


def use(which):
    mine = objects[which * 7:] + objects[:which * 7]
    for f in functions:
        barrier.wait()
        for o in mine:
            if f(o) != 14:
                wrong.append(o)


threads = [threading.Thread(target=use, args=(n,)) for n in range(THREADS)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(wrong)                                            # -> []
