# super() goes along the method resolution order of the instance's class.
class A:
    def f(self):
        return ["A"]


class B(A):
    def f(self):
        return ["B", *super().f()]


class C(A):
    def f(self):
        return ["C", *super().f()]


class D(B, C):
    def f(self):
        return ["D", *super().f()]


print(D().f(), super(B, D()).f(), super(C, D()).f(), [c.__name__ for c in D.__mro__])
s = super(B, D())
print(s.__thisclass__.__name__, s.__self_class__.__name__, type(s.__self__).__name__, repr(s), s.__repr__() == repr(s), s.__getattribute__("f")())
