# is_integer(), as_integer_ratio(), and the parts of a number.
from _show import show

for x in 1.0, 1.5, -0.0, 1e300, 0.1, 5e-324:
    print(x, x.is_integer(), x.as_integer_ratio() if abs(x) < 1e10 and x != 5e-324 else len(str(x.as_integer_ratio()[0])), x.real, x.imag, x.conjugate())
show(float("inf").is_integer)
show(float("inf").as_integer_ratio)
show(float("nan").as_integer_ratio)
show(setattr, 1.5, "real", 1)
