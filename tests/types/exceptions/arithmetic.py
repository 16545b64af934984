# ZeroDivisionError, OverflowError and FloatingPointError are ArithmeticErrors.
import math
from _show import show

for f in (lambda: 1 / 0), (lambda: 1.0 // 0), (lambda: 0j ** -1), (lambda: math.exp(1000)), (lambda: 2.0 ** 10000), (lambda: int(float("inf"))), (lambda: [0] * (1 << 64)):
    try:
        f()
    except ArithmeticError as e:
        print(type(e).__name__, e)
print(issubclass(FloatingPointError, ArithmeticError), FloatingPointError("f"), OverflowError("o"), repr(ZeroDivisionError()))
show(lambda: next(iter([ArithmeticError("own")])))
