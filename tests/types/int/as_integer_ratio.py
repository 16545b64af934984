# as_integer_ratio(), numerator, denominator, real, imag, conjugate(), is_integer(): what all numbers have.
from _show import show

for n in 0, -5, 10**20, True:
    print(n.as_integer_ratio(), n.numerator, n.denominator, n.real, n.imag, n.conjugate(), n.is_integer())
show(setattr, 5, "real", 1)
show(delattr, 5, "imag")
show((5).is_integer, 1)
