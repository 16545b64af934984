# __neg__ and the rest, __int__, __float__, __complex__, __index__, __round__, __trunc__, __floor__, __ceil__.
import math
import operator
from _show import show


class N:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __abs__(self): return "abs"
    def __invert__(self): return "invert"
    def __int__(self): return 3
    def __float__(self): return 2.5
    def __complex__(self): return 1j
    def __index__(self): return 2
    def __round__(self, n=None): return "round", n
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"


n = N()
print(-n, +n, abs(n), ~n, int(n), float(n), complex(n), operator.index(n), round(n), round(n, 2), math.trunc(n), math.floor(n), math.ceil(n), [0, 1, 2][n], "a" * n, bin(n), range(n), math.sqrt(n))
show(lambda: -object())
show(lambda: ~1.5)
show(round, object())
show(math.floor, object())
