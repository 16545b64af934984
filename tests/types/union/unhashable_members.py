"""A union remembers which members had no hash when it was made."""
from _show import show
import types


class Meta(type):
    has_hash = False

    def __hash__(cls):
        if Meta.has_hash:
            return 1
        raise TypeError(f"{cls.__name__} has no hash")


class A(metaclass=Meta):
    pass


class B(metaclass=Meta):
    pass


early = A | B | int
print(early, early == B | A | int, early == A | int, A | int | A == int | A)
show(hash, early)
Meta.has_hash = True
show(hash, early)
show(lambda: {early})
print(early == A | B | int, A | int == int | A, hash(A | int) == hash(int | A), A | B | int | A)
for cls in types.UnionType, types.GeneratorType, types.BuiltinFunctionType:
    show(cls)
    show(cls.__new__, cls)
    show(object.__new__, cls)
