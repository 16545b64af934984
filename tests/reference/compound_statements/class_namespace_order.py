# The namespace of a class keeps the order of the definitions, with what the compiler adds.
class A:
    """doc"""
    b = 1
    a: int = 2
    def method(self): return __class__
    class Nested: pass
    b = 3
    __slots__ = ("s",)


print([k for k in vars(A)])
class Empty: pass
print([k for k in vars(Empty)])
class Typed[T]:
    x: T
print([k for k in vars(Typed)], Typed.__type_params__, Typed.__orig_bases__, Typed.__mro__[1:])
print(A.__firstlineno__, Empty.__firstlineno__, A.__static_attributes__)
class Sets:
    def __init__(self):
        self.x = self.y = 1
        self.z, other.w = 1, 2
        self.v += 1
        del self.u
        for self.t in (): pass
print(sorted(Sets.__static_attributes__))
