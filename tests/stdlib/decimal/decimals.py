# Decimals as Python numbers: construction, operators with other types, conversion, comparison, hash, text, format.
import copy, math, numbers, operator, pickle, sys
from decimal import *
from decimal import Decimal as D
from fractions import Fraction as F
import decimal


def show(call, *args, **kw):
    try:
        result = call(*args, **kw)
        print(type(result).__name__, repr(result))
    except Exception as e:
        print(type(e).__name__, e)


for name in ["Clamped", "InvalidOperation", "ConversionSyntax", "DivisionByZero", "DivisionImpossible", "DivisionUndefined", "Inexact", "InvalidContext", "Rounded", "Subnormal", "Overflow", "Underflow", "FloatOperation"]:
    print(getattr(decimal, name).__mro__)
print(MAX_PREC, MAX_EMAX, MIN_EMIN, MIN_ETINY, HAVE_THREADS, HAVE_CONTEXTVAR, decimal.__version__, IEEE_CONTEXT_MAX_BITS)
print(issubclass(D, numbers.Number), isinstance(D(1), numbers.Real), D.__module__, Context.__module__, DecimalTuple(0, (1,), 2))

print("construct")
for text in ["0", "-0", "1", "+1.50", "  12 ", "\t-3.e5\n", ".5", "-.5E-3", "1e10", "1E+10", "1_000.5_5", "_1_", "1__0", "", " ", ".", "e5", "1e", "1e+", "1 2", "--1", "+-1", "0x10", "inf", "-Infinity", "INFINITY", "infi",
             "nan", "NaN123", "-sNaN", "snan0045", "nanx", "NaN 1", "٣.٤", "1e٥", "１２", "1.2.3", "1e5.5", "1e99999999999999999999", "1e-99999999999999999999", "0e99999999999999999999", "1e999999999999999999", "9" * 50,
             "1" + "0" * 30 + "e-5", "1\u00a0", "1\0", "\ud800", "1e1000000000000000000", "1e-1999999999999999997", "1e-1999999999999999998", "0e-1999999999999999999", "123456789012345678901234567890e5", "0001", "-00.00", "000e3"]:
    show(D, text)
for value in [0, -7, True, 10 ** 40, 0.0, -0.0, 0.1, 1e300, 5e-324, float("inf"), float("-inf"), float("nan"), D("1.20"), (0, (1, 2, 3), -2), (1, (), 0), (1, [4, 5], "n"), (0, (), "F"), [0, (1,), "N"], (0, (0, 0, 7), 3), (2, (1,), 0), (0, (10,), 0), (0, (1,), "x"),
              (0, (1,), 1.5), (0, 1, 2), (0, (1,)), (0, ("1",), 0), ("0", (1,), 0), None, [], 1j, b"1", F(1, 2), object, (0, (1,), 10 ** 30), (0, (), 5)]:
    show(D, value)
show(D)
show(D, "1", "2")
show(D, value="5")
show(D, "abc", Context(traps=[]))
show(D.from_float, 0.75)
show(D.from_float, 5)
show(D.from_float, "x")
show(D.from_number, 5)
show(D.from_number, 0.1)
show(D.from_number, D("1.5"))
show(D.from_number, F(1, 2))
show(D.from_number, "5")


class Sub(D):
    pass


for made in [Sub("1.5"), Sub(2) + 1, Sub(3).sqrt(), Sub.from_float(0.5), +Sub(1), Sub(D("2.5")), copy.copy(Sub(1)), copy.deepcopy(Sub(1)), pickle.loads(pickle.dumps(Sub("7.0")))]:
    print(type(made).__name__, repr(made), str(made))
print([repr(pickle.loads(pickle.dumps(D(x), p))) for x in ["1.50", "-Infinity", "NaN12", "0E+3"] for p in range(6)])

print("operators")
values = [D("0"), D("-0.0"), D("3"), D("-2.50"), D("1E+5"), D("Infinity"), D("NaN"), 0, 2, -3, True, 0.5, 1.5 + 0j, F(5, 2), "1", None, 10 ** 30]
setcontext(Context(prec=12, traps=[]))
for op in [operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod, operator.pow]:
    for a in values[:7]:
        for b in values:
            show(op, a, b)
            if not isinstance(b, D):
                show(op, b, a)
setcontext(Context())
for op in [operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge]:
    for a in values[:7] + [D("0.5"), D("2.5"), D("1.5")]:
        print(op.__name__, a, end=" ")
        for b in values + [0.1, F(1, 3), 2.5j]:
            try:
                print(op(a, b), end=" ")
            except Exception as e:
                print(type(e).__name__, e, end=" ")
        print()
for args in [(D(1), 0), (D(0), 0), (D("1e999999"), 10 ** 10), (D("NaN"), 1)]:
    show(operator.truediv, *args)
show(operator.mul, D("1e999999"), D(10))
show(operator.add, D("sNaN"), 1)
show(operator.eq, D("sNaN"), 1)
show(operator.lt, D("NaN"), 1)
show(pow, D(3), 4, 5)
show(pow, D(3), D(4), D("0.5"))
show(pow, 3, D(4), 5)
show(operator.iadd, D(1), 2)
for d in [D("2.5"), D("-3.5"), D("1E+3"), D("0.4999"), D("-0.5"), D("12345678901234567890.5"), D("NaN"), D("sNaN"), D("-Infinity"), D("1E-400"), D("0E+5")]:
    for call in [int, float, complex, math.floor, math.ceil, math.trunc, round, lambda v: round(v, 1), lambda v: round(v, -1), bool, abs, operator.neg, operator.pos, str, repr, D.as_tuple, D.as_integer_ratio, D.adjusted, D.to_eng_string,
                 D.is_finite, D.is_nan, D.is_signed, D.is_zero, D.number_class, D.is_normal, D.is_subnormal, lambda v: v.real, lambda v: v.imag, D.conjugate, D.canonical, D.is_canonical, D.radix, D.copy_abs, D.copy_negate]:
        show(call, d)
show(round, D(1), "x")
show(round, D(1), None)
show(operator.index, D(1))
print([hash(D(x)) == hash(y) for x, y in [("0.5", 0.5), ("3", 3), ("-7.25", F(-29, 4)), ("1E+20", 10 ** 20), ("Infinity", float("inf")), ("0.1", F(1, 10)), ("-0", 0)]])
print([hash(D(x)) for x in ["1.1", "-1.1", "1E+400", "1E-400", "123456789012345678901234567890.5"]])
show(hash, D("sNaN"))
print({D("1.0"), D(1), 1, 1.0, D("1.00")}, D(3) in [3], max([D(1), 2, 1.5]), sorted([D("2.5"), 1, F(7, 3)]), sum([D("0.1")] * 10), sum([D(1), 2]))
for a, b in [("1.50", "1.5"), ("NaN", "1"), ("-0", "0"), ("Infinity", "sNaN4"), ("12", "7E+3")]:
    a, b = D(a), D(b)
    for name in ["compare", "compare_total", "compare_total_mag", "same_quantum", "copy_sign", "max", "min", "max_mag", "min_mag", "next_toward", "remainder_near", "quantize", "logical_and", "scaleb", "shift", "rotate"]:
        show(getattr(a, name), b)
        show(getattr(a, name), 3)
        show(getattr(a, name), "3")
        show(getattr(a, name), b, context=Context(prec=3, traps=[]))
show(D("2.5").to_integral, ROUND_UP)
show(D("2.5").to_integral_value, rounding=ROUND_HALF_DOWN)
show(D("2.5").to_integral_exact, context=Context(rounding=ROUND_UP))
show(D("2.5").to_integral_exact, "ROUND_SOMEHOW")
show(D("2.555").quantize, D("0.01"), ROUND_DOWN)
show(D("2.555").quantize, D("0.01"), rounding=ROUND_UP, context=Context(prec=5))
show(D("2.5").quantize, D("1E-40"))
show(D("2").fma, 3, 4)
show(D("2").fma, 3, "4")
show(D("2").sqrt, Context(prec=50))
show(D("2").sqrt, context=3)

print("format")
numbers_ = [D("1234567.891"), D("-0.0012345"), D("0"), D("-0.00"), D("1E+10"), D("1.5E-10"), D("NaN"), D("-Infinity"), D("sNaN12"), D("99.995"), D("123456789012345678901234567890"), D("0E+3"), D("0E-9"), D("-4.5")]
for spec in ["", "f", ".2f", ".0f", "F", "e", ".3e", "E", ".0E", "g", ".4g", "G", ".0g", "%", ".1%", "n", ",", ",.2f", "_", "_.1f", ".3_f", ".4,f", "15", "<15", "^15.2f", ">+15.1f", "=+15.1f", "015.2f", "+", " ", "-", "*^20", "0<12.1f", "020,.1f", "0=12.1f", "z.1f", "z.0f", "+z.2e",
             "#", "#.0f", "#g", "10.3", "d", "x", "s", "c", "10_000f", ".f", "..2f", "é>9", "012", "0>12", "00012.1f", "012n", ",n", "2f2", "z", "<010.1f", "^012"]:
    line = []
    for d in numbers_:
        try:
            line.append(format(d, spec))
        except Exception as e:
            line.append(f"{type(e).__name__} {e}")
    print(repr(spec), line if len(set(line)) > 1 else line[0])
show(D(1).__format__, 5)
with localcontext(prec=5, rounding=ROUND_UP, capitals=0):
    print(format(D("1.23456789"), ".3f"), format(D("1E+40"), ""), D("1E+40"), f"{D('1.5'):.0f}", f"{D('1E+40'):g}")
F_ = F.from_decimal(D("1.25"))
print(F_, F(D("0.1")), F(1, 3) == D(1) / 3, D("0.5") == F(1, 2))
show(F.from_decimal, "1")
show(F.from_decimal, D("NaN"))
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(format(D("6.62607015e-34"), "N"), format(D("6.62607015e-34"), "010.3N"), format(D(1), "N>10.3"), [(w.category.__name__, str(w.message)) for w in caught])
