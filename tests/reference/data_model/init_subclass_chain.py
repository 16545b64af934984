# __init_subclass__ is a class method without saying so; keywords that nobody takes are an error.
from _show import attempt


class Base:
    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag
        print(cls.__name__, tag, kwargs)


class A(Base, tag="a"):
    pass


class B(A):
    pass


print(B.tag, A.tag, hasattr(Base, "tag"))
with attempt():
    class C(Base, tag=1, other=2):
        pass
with attempt():
    class D(other=2):
        pass
with attempt():
    class E(object, a=1, b=2):
        pass
