# timeout: 60
# Threads change a class, its subclasses and their instances while others use them.
import threading, sys
sys.setswitchinterval(1e-5)
N = 300
class Base:
    count = 0
    def m(self): return "base"
class Mid(Base): pass
class Leaf(Mid): pass
stop = False
errors = []
def guard(f):
    def run():
        try:
            f()
        except BaseException as e:
            errors.append(repr(e))
    return run
def f1(self): return "f1"
def f2(self): return "f2"
ok = {"base", "f1", "f2"}
@guard
def change_methods():
    for i in range(N):
        Mid.m = f1 if i % 2 else f2
        if i % 3 == 0: del Mid.m
        Base.count = i
        Base.prop = property(lambda s: 1) if i % 2 else 1
@guard
def change_slots():
    for i in range(N // 3):
        Mid.__add__ = lambda a, b: "add"
        Mid.__len__ = lambda a: 3
        del Mid.__add__
        del Mid.__len__
@guard
def use():
    x = Leaf()
    for i in range(N * 4):
        assert x.m() in ok
        assert Leaf.count >= 0
        assert x.count >= 0
        assert getattr(x, "prop", 1) == 1
        try:
            assert x + x == "add"
        except TypeError:
            pass
shared = Leaf()
@guard
def attributes():
    me = threading.get_ident()
    for i in range(N):
        setattr(shared, f"a{i % 70}", i)
        getattr(shared, f"a{(i + 1) % 70}", None)
        if i % 7 == 0:
            try: delattr(shared, f"a{i % 70}")
            except AttributeError: pass
@guard
def fresh():
    for i in range(N // 3):
        o = Leaf()
        box.append(o)
        for j in range(30): setattr(o, f"k{j}", j)
        p = box[-1]
        try:
            for j in range(30): getattr(p, f"k{j}", None)
            p.__dict__
        except AttributeError as e: errors.append(repr(e))
box = []
@guard
def classes():
    for i in range(N // 5):
        C = type(f"C{i}", (Leaf,), {"x": i, "__repr__": lambda s: "r"})
        assert repr(C()) == "r" and C().x == i and C().m() in ok
        len(Leaf.__subclasses__())
threads = [threading.Thread(target=f) for f in (change_methods, change_slots, use, use, attributes, attributes, fresh, fresh, classes, classes)]
for t in threads: t.start()
for t in threads: t.join()
print(errors[:3], len(errors))    # -> [] 0
