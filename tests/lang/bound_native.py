# Methods of built-in types that are taken from instances at one place: each is bound to its own object, and follows the class.
class L(list): pass
class M(list):
    def append(self, x): print("mine", x)
class A: pass


def take(o): return o.append
objects = [[], [1], L([2]), M(), bytearray(b"x"), L(), []]
methods = [take(o) for o in objects for _ in range(3)]
for i, m in enumerate(methods): m(i)
print(objects, methods[0].__self__ is objects[0], methods[6].__self__ is objects[2])
one = L()
L.append = lambda self, x: print("later", x)
take(one)(5)
del L.append
take(one)(6)
one.append = print
take(one)(7)
print(list.__len__(one), [f for f in (take(objects[0]), take(objects[1]))][1].__self__)
def upper(s): return s.upper
print([upper(s)() for s in ("a", "b", "é", b"c", bytearray(b"d"))])
try: take(A())
except AttributeError as e: print(e)
import random
r = random.Random(7)
print([r.randint(1, 100) for _ in range(10)], [r.choice("abc") for _ in range(10)], r.sample(range(50), 5))
