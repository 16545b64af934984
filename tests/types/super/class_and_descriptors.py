# super() in class methods, properties, nested functions, and with data descriptors.
from _show import show


class A:
    value = "plain"

    @classmethod
    def make(cls):
        return "A", cls.__name__

    @property
    def p(self):
        return "A.p"


class B(A):
    @classmethod
    def make(cls):
        return super().make()

    @property
    def p(self):
        return [super().p for _ in range(1)], (lambda: super(B, self).p)()

    def value_of(self):
        return super().value, __class__.__name__

    def assign(self):
        super().value = 5


print(B.make(), B().p, B().value_of())
show(B().assign)
show(lambda: super(B, B()).__class__)
show(lambda: super(B, B).make())
show(lambda: super(B, B()).p)
