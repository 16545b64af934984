# A subclass of float.
from _show import show


class Celsius(float):
    def __new__(cls, value, scale=1):
        self = float.__new__(cls, value)
        self.scale = scale
        return self

    def __float__(self):
        return 7.0

    def __str__(self):
        return f"{float.__repr__(self)}°"


c = Celsius(21.5, scale=2)
print(c, repr(c), c.scale, type(c + 1), type(-c), type(+c), type(abs(c)), type(round(c, 1)), type(c.real), float(c), c == 21.5, hash(c) == hash(21.5), f"{c:.1f}", "%.2f" % c)
show(Celsius, "x")
show(Celsius)
show(float.__new__, int)
print(type(Celsius.fromhex("0x1")), c.__getnewargs__(), c.__dict__, c.__getattribute__("scale"), (1.5).__sizeof__() >= 0)
