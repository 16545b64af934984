# A subclass of int: its operations give plain ints, unless it says otherwise.
from _show import show


class Meters(int):
    def __new__(cls, value, unit="m"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __add__(self, other):
        return type(self)(int(self) + other, self.unit)

    __radd__ = __add__

    def __repr__(self):
        return f"{int(self)}{self.unit}"

    def __index__(self):
        return 99


five = Meters(5)
print(five, repr(five), five + 1, 1 + five, five.unit, type(five - 1), type(five * 1), type(-five), type(+five), type(abs(five)), type(five.real), type(five.__int__()))
print(five == 5, hash(five) == hash(5), {5: "x"}[five], [*range(10)][five], "%d %s" % (five, five), f"{five}", five.bit_length(), int(five), isinstance(five, int))
show(Meters, "x")
show(int.__new__, Meters)
show(int.__new__, str, 1)
print(type(int.__new__(Meters, 3)), sum([five, five]))
