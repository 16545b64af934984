# What super() can't do.
from _show import show


class A:
    x = 1

    def no_self():
        super()

    def deleted(self):
        del self
        super()

    @staticmethod
    def static(x):
        return super().__init__


show(super)
show(super, 5)
show(super, int, "a")
show(A.no_self)
show(A().deleted)
show(A.static, 5)
show(lambda: super(A, A()).x)
show(lambda: super(A, A()).nope)
show(super, A, A(), 3)
show(super, A, type)
unbound = super(A)
print(unbound.__self__, unbound.__self_class__, unbound.__get__(A(), A).__self__ is not None, super(A).__get__(None, A) is not None)
print(repr(unbound))
