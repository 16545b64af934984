# Inside a class, __name becomes _Class__name wherever it is a name; the class's leading underscores go.
class __Odd:
    __x = 1
    import sys as __sys

    def __m(self, __p=5):
        global __g
        __g = 2
        __local = [__p for __p in range(2)]
        self.__attr = "attr"
        return sorted(locals()), vars(self)

    def __dunder__(self):
        def __inner(): pass
        return __inner.__name__, __inner.__qualname__, self.__m.__name__

    try:
        __y
    except NameError as e:
        print(e)


print(sorted(n for n in vars(__Odd) if "Odd" in n), __Odd()._Odd__m(), _Odd__g, __Odd().__dunder__())


class ___:
    __kept = 1


print([n for n in vars(___) if "kept" in n])
class A:
    def f(self, **k): return k
    def g(self): return self.f(__k=1), dict(__d=2)
print(A().g())
