# The C3 order: children before parents, the order of the bases kept; what can't be ordered is no class.
from _show import attempt

O = object
class A: pass
class B: pass
class X(A, B): pass
class Y(B): pass
class Z(X, Y): pass
class D1(A): pass
class D2(A): pass
class Diamond(D1, D2): pass


print([c.__name__ for c in Z.mro()], [c.__name__ for c in Diamond.__mro__])
with attempt():
    class Bad(A, X):
        pass
with attempt():
    class Bad2(X, type("Z2", (B, A), {})):
        pass
with attempt():
    class Twice(A, A):
        pass
with attempt():
    class Objects(object, A):
        pass
