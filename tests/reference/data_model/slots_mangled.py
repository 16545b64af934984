# Private names in __slots__ are mangled, also in subclasses of the same attribute.
class A:
    __slots__ = ("__x", "_y", "__z__")

    def __init__(self):
        self.__x = 1
        self.__z__ = 3


class B(A):
    __slots__ = ("__x",)

    def __init__(self):
        super().__init__()
        self.__x = 2


b = B()
print(b._A__x, b._B__x, b.__z__, sorted(n for n in dir(b) if "x" in n and not n.startswith("__")))
