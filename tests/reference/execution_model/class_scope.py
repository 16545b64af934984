# Names of a class body are not seen by the functions in it; a body looks up globals after itself.
from _show import show

x = "global"


class C:
    y = x
    x = "class"
    z = x
    listed = [x for _ in range(1)]
    first = [a for a in x]

    def method(self):
        return x


print(C.y, C.z, C.listed, C.first[:2], C().method())


def f():
    x = "function"

    class D:
        y = x

        def get(self):
            return x
    return D.y, D().get()


print(f())


def g():
    x = "function"

    class E:
        print(x)
        x = 5
        print(x)
show(g)


class Nested:
    value = 1

    class Inner:
        try:
            got = value
        except NameError as e:
            got = str(e)


print(Nested.Inner.got)
