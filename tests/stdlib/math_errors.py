# Each function of one number at the places where it may fail.
import math
from math import inf, nan
names = """acos acosh asin asinh atan atanh ceil cos cosh degrees erf erfc exp exp2 expm1 fabs factorial floor frexp gamma isfinite isinf isnan isqrt lgamma
log log10 log1p log2 modf radians sin sinh sqrt tan tanh trunc ulp""".split()
for name in names:
    for v in (0.0, -0.0, -1.0, 1.0, 2.0, 1e308, -1e308, inf, -inf, nan, -3.0, 172.0, -171.5, 1e-320, 710.0, True, 10 ** 400, "x", None):
        try:
            r = getattr(math, name)(v)
            r = type(r).__name__
        except Exception as e:
            r = type(e).__name__ + ": " + str(e)
        print(name, repr(v)[:12], r)
    for args in ((), (1, 2)):
        try:
            getattr(math, name)(*args)
        except TypeError as e:
            print(name, e)
        else:
            print(name, args, "fine")
