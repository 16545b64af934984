# mro() in a metaclass that assigns bases, or asks for what is not there yet; calls and texts that come back to themselves.
class Meta(type):
    ready = False

    def mro(cls):
        if cls.__mro__ is None:
            try:
                super(cls, cls).missing
            except AttributeError as error:
                print("no attribute yet")
        if Meta.ready and cls.__name__ == "C":
            Meta.ready = False
            C.__bases__ = (B2,)
        return type.mro(cls)


class A(metaclass=Meta):
    pass


class B1(A):
    pass


class B2(A):
    pass


class C(A):
    pass


Meta.ready = True
C.__bases__ = (B1,)
print(C.__bases__, C.__mro__)
B1.__bases__ = (C,)
print(B1.__mro__)
print(B2.__subclasses__(), C.__subclasses__())
try:
    B2.__bases__ = (B1,)
except TypeError as error:
    print(error)


class Loop:
    pass


Loop.__call__ = Loop()
Loop.__repr__ = Loop.__str__
for function in (lambda: Loop()()), (lambda: repr(Loop())), (lambda: str(Loop())):
    try:
        function()
    except RecursionError:
        print("RecursionError")


class Uninitialized(classmethod):
    def __init__(self, function):
        pass


print(Uninitialized(len), Uninitialized(len).__func__, Uninitialized(len).__wrapped__)
