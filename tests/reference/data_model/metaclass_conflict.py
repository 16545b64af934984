# The metaclass of a class is the most derived of its bases' metaclasses; if there is none, that is an error.
from _show import attempt


class M1(type):
    pass


class M2(type):
    pass


class M12(M1, M2):
    pass


class A(metaclass=M1):
    pass


class B(metaclass=M2):
    pass


class C(A, B, metaclass=M12):
    pass


class D(A):
    pass


print(type(C).__name__, type(D).__name__)
with attempt():
    class E(A, B):
        pass
with attempt():
    class F(A, metaclass=M2):
        pass
with attempt():
    type("G", (A, B), {})
print(type(type("H", (A,), {})).__name__)
