# Fractions: construction, arithmetic with every kind of number, comparison, conversion.
import copy, math, operator, pickle
from fractions import Fraction as F


def show(call, *args):
    try:
        result = call(*args)
        print(type(result).__name__, repr(result))
    except Exception as e:
        print(type(e).__name__, e)


for args in [(), (3,), (6, -8), (-6, 8), (0, 5), (F(1, 2),), (F(1, 2), F(3, 4)), (True, 2), (0.75,),
             (-1e-3,), (1, 0), (F(1, 2), 0), (1.5, 2), ("1", 2), (None,), ([],), (int,), (2 ** 70, 6),
             (float("nan"),), (float("inf"),), (1j,)]:
    show(F, *args)

for text in ["3/4", " -3/4 ", "+6 / 8\n", "1_000/3", "1.25", ".5", "-.5", "5.", "1e3", "1.5E-2", "7e+2",
             "1_0.2_5e1_0", "٣/٤", "3/0", "", "/", "1/", "/2", "1//2", "1__0", "_1", "1_", "1/2e3",
             "1. 5", "+ 1", "--1", "1e", "1e+", ".", "1/-2", "0x10", "1 2", "1._5", "1.5_", "e5", "inf"]:
    show(F, text)

values = [F(0), F(1), F(-1), F(7, 3), F(-7, 3), F(10 ** 20, 3), F(1, 2), 0, 1, -4, True, 2.5, -0.0,
          float("inf"), 1 + 2j, "x", None]
for op in [operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod,
           divmod, operator.pow]:
    print(op.__name__)
    for a in values[:7]:
        for b in values:
            show(op, a, b)
            if not isinstance(b, F):
                show(op, b, a)
for op in [operator.lt, operator.le, operator.eq, operator.ne]:
    print(op.__name__, [[op(a, b) if not isinstance(b, (complex, str)) and b is not None else 0
                         for b in values] for a in values[:7]])
print(F(1, 2) == 0.5 + 0j, F(1, 2) == "1/2", F(1, 3) == float("nan"), 1 in {F(1): 0})
show(operator.lt, F(1), "x")
show(operator.lt, F(1), 1j)
show(pow, F(2), 3, 5)
show(pow, F(-2, 3), -3)
show(pow, 2, F(3))
show(pow, 4, F(1, 2))
show(pow, F(0), -1)

for v in [F(5, 2), F(-5, 2), F(7, 2), F(1, 3), F(-22, 7), F(15, 100), F(-25, 1000), F(12345)]:
    print(v, repr(v), int(v), math.trunc(v), math.floor(v), math.ceil(v), round(v), round(v, 1),
          round(v, 2), round(v, -1), float(v), +v, -v, abs(v), bool(v), v.is_integer(),
          v.as_integer_ratio(), v.limit_denominator(3), v.numerator, v.denominator, complex(v))
for n in [1, 2, 5, 7, 50, 106, 113, 1000, 10 ** 9]:
    print(F(math.pi).limit_denominator(n), F(-math.e).limit_denominator(n), F("0.5").limit_denominator(n))
show(F(1, 3).limit_denominator, 0)
for v in [F(1, 3), F(-1, 3), F(10 ** 30, 7), F(1, 2 ** 61 - 1), F(-3, 2 ** 61 - 1), F(5), F(0), F(1, 4)]:
    print(hash(v))
print(hash(F(1, 2)) == hash(0.5), hash(F(7)) == hash(7))
show(F.from_float, 0.1)
show(F.from_float, 3)
show(F.from_float, "1")
show(F.from_number, 2.5)
show(F.from_number, F(2, 3))
show(F.from_number, "1")


class Ratio:
    def as_integer_ratio(self):
        return 7, 2


class Sub(F):
    pass


show(F, Ratio())
show(F.from_number, Ratio())
s = Sub(3, 6)
for made in [copy.copy(s), copy.deepcopy(s), pickle.loads(pickle.dumps(s)), +s, s + 1, Sub.from_float(0.5)]:
    print(type(made).__name__, repr(made))
f = F(1, 3)
print(copy.copy(f) is f, copy.deepcopy(f) is f, [pickle.loads(pickle.dumps(f, p)) == f for p in range(6)])
try:
    f.numerator = 5
except AttributeError as e:
    print(type(e).__name__)
try:
    f.other = 5
except AttributeError as e:
    print(type(e).__name__)

# A long sum in lowest terms.
print(sum(F(1, n) for n in range(1, 60)))
seed = 1
total = F(0)
for i in range(300):
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    n, d = (seed >> 33) - 2 ** 30, (seed & 0xffff) + 1
    total = (total + F(n, d)) / F(d, 17) - F(i) * F(n, 3)
    assert math.gcd(total.numerator, total.denominator) == 1 and total.denominator > 0
    if i % 30 == 0:
        print(hash(total), total.limit_denominator(1000))
