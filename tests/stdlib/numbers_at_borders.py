# Booleans and subclasses of int where numbers are expected; logarithms of what is too long; quoting spaces.
import binascii
import cmath
import math


class Sum(int):
    def __mul__(self, other):
        return Sum(int(self) * int(other))

    __rmul__ = __mul__

    def __add__(self, other):
        return Sum(int(self) + int(other))

    __radd__ = __add__

print(math.isqrt(False), math.isqrt(True), math.isqrt(0))
total = math.sumprod([Sum(7)], [1.5])
print(type(total).__name__, total, math.sumprod([7, True], [1.5, 2.5]), math.sumprod([True], [0.5]))
z = cmath.log10(complex(-1.632366720973235e+308, -1.54299446211448e+308))
print(round(z.real, 9), round(z.imag, 9), cmath.log10(complex('inf')))
for data in b'x y', b'x_y', b'x y ', b'a\tb':
    for header in False, True:
        for tabs in False, True:
            print(data, header, tabs, binascii.b2a_qp(data, quotetabs=tabs, header=header))
