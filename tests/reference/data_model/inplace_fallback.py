# x += y: __iadd__; if there is none or it gives NotImplemented, __add__, then __radd__.
from _show import attempt


class A:
    def __iadd__(self, other):
        print("iadd", end=" ")
        return NotImplemented

    def __add__(self, other):
        print("add", end=" ")
        return NotImplemented


class B:
    def __radd__(self, other):
        print("radd", end=" ")
        return "sum"


class Swaps:
    def __isub__(self, other):
        return other


x = A()
x += B()
print(x)
y = Swaps()
y -= 5
print(y)
with attempt():
    z = A()
    z += 1
with attempt():
    z = A()
    z **= 1
with attempt():
    z = A()
    z @= 1
with attempt():
    z = A()
    z //= "x"
t = (1, [2])
with attempt():
    t[1] += [3]
print(t)
