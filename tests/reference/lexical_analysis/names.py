# Names: Unicode letters, normalized to NFKC; private names in classes get the class's name.
from _show import show

ﬁ = 1
print(fi, "fi" in globals(), "ﬁ" in globals())
été = 2
print(été)


class C:
    __private = 1
    __dunder__ = 2
    _single = 3

    def __method(self):
        return self.__private

    def call(self):
        return self.__method()


class _D:
    __x = 5


class __:
    __y = 6


print(sorted(n for n in vars(C) if "private" in n or "method" in n or "dunder" in n), C().call(), sorted(n for n in vars(_D) if "x" in n), "__y" in vars(__))
show(lambda: C.__private)
for source in "1a = 2", "a-b = 1", "a$ = 1", "a? = 1", "€ = 1", "x = 1 2", "class = 1", "None = 2", "True = 1", "__debug__ = 1":
    show(compile, source, "f", "exec")
