# A right operand of a subclass that overrides the reflected method is asked first.
class A:
    def __add__(self, other):
        return "A.add"

    def __radd__(self, other):
        return "A.radd"


class B(A):
    pass


class C(A):
    def __radd__(self, other):
        return "C.radd"


class D:
    def __radd__(self, other):
        return "D.radd"


print(A() + A(), A() + B(), A() + C(), C() + A(), A() + D(), 1 + C(), C() + C())
