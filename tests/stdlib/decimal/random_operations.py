# gc-stress: 5000
# Thousands of operations on random operands in random contexts: results, flags, exceptions. Of each
# operation every result goes into a checksum, and some are printed.
import sys
from decimal import *

state = 12345


def rand(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    return (state >> 33) % n


def digits(n):
    kind = rand(6)
    if kind == 0:
        return "9" * n
    if kind == 1:
        return "1" + "0" * (n - 1)
    if kind == 2:
        return "".join("05"[rand(2)] for _ in range(n))
    if kind == 3:
        return "".join("01"[rand(2)] for _ in range(n))
    return "".join("0123456789"[rand(10)] for _ in range(n))


specials = ["0", "-0", "0E+5", "-0E-7", "Infinity", "-Infinity", "NaN", "-NaN123", "sNaN", "sNaN45", "1", "-1", "1.0", "10", "2", "0.5", "3", "-2", "1E+3", "0E+100",
            "0E-100"]


def operand(spread, size=12):
    kind = rand(12)
    if kind == 0:
        return Decimal(specials[rand(len(specials))])
    if kind == 1:
        return Decimal(rand(2000) - 1000)
    n = 1 + rand(size)
    return Decimal("-+"[rand(2)] + digits(n) + "E" + str(rand(2 * spread + 1) - spread - n // 2))


roundings = [ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]
contexts = []
for prec in [1, 2, 3, 5, 9, 16, 28]:
    for emax in [9, 20, 384, 999999]:
        for clamp in 0, 1:
            if prec - 1 <= emax:
                contexts.append(Context(prec=prec, Emax=emax, Emin=-emax, clamp=clamp, traps=[]))


def random_context():
    c = contexts[rand(len(contexts))].copy()
    c.rounding = roundings[rand(8)]
    c.capitals = rand(2)
    if rand(10) == 0:
        c.traps[[Inexact, Rounded, Overflow, Underflow, Subnormal, Clamped, InvalidOperation, DivisionByZero, FloatOperation][rand(9)]] = True
    return c


def describe(c, call, *args):
    try:
        result = call(*args)
    except DecimalException as e:
        result = type(e).__name__ + str(e)
    if isinstance(result, Decimal):
        result = c.to_sci_string(result)
    return f"{result} {[s.__name__ for s, on in c.flags.items() if on]}"


def checksum(text, total):
    for ch in text.encode():
        total = (total * 257 + ch) % 1000000000039
    return total


def run(name, count, arity, spread=15, size=12, convert=None):
    total = 0
    for i in range(count):
        c = random_context()
        args = [operand(spread, size) for _ in range(arity)]
        if convert:
            args = convert(args)
        text = f"{name}{tuple(map(str, args))} {c.prec} {c.Emax} {c.clamp} {c.rounding} -> " + describe(c, getattr(c, name), *args)
        total = checksum(text, total)
        if i % (count // 3) == 0 or VERBOSE:
            print(text)
    print(name, count, total)


VERBOSE = len(sys.argv) > 1
for name in ["add", "subtract", "multiply", "divide", "divide_int", "remainder", "remainder_near", "compare", "compare_signal", "compare_total", "compare_total_mag", "max", "max_mag", "min",
             "min_mag", "next_toward", "same_quantum", "copy_sign", "divmod", "quantize"]:
    run(name, 600, 2)
for name in ["plus", "minus", "abs", "normalize", "to_integral_value", "to_integral_exact", "sqrt", "next_minus", "next_plus", "logb", "number_class", "to_eng_string", "to_sci_string", "is_normal",
             "is_subnormal", "copy_abs", "copy_negate", "create_decimal", "_apply"]:
    run(name, 400, 1, spread=25, size=35)
for name in ["ln", "log10"]:
    run(name, 150, 1, spread=15, size=10)
run("exp", 200, 1, spread=4, size=6)
run("fma", 500, 3)
run("power", 300, 2, spread=2, size=4)
run("power", 200, 2, spread=3, size=3, convert=lambda a: [a[0], a[1].to_integral_value() if a[1].is_finite() and abs(a[1]) < 5000 else a[1]])
run("power", 200, 3, convert=lambda a: [x.to_integral_value() if x.is_finite() else x for x in a])
run("logical_and", 200, 2, convert=lambda a: [Decimal(int(format(rand(2 ** 14), "b"))) if rand(4) else x for x in a])
run("logical_or", 200, 2, convert=lambda a: [Decimal(int(format(rand(2 ** 24), "b"))) for x in a])
run("logical_xor", 200, 2, convert=lambda a: [Decimal(int(format(rand(2 ** 24), "b"))) for x in a])
run("logical_invert", 200, 1, convert=lambda a: [Decimal(int(format(rand(2 ** 24), "b"))) if rand(4) else a[0]])
run("shift", 300, 2, convert=lambda a: [a[0], Decimal(rand(40) - 20) if rand(5) else a[1]])
run("rotate", 300, 2, convert=lambda a: [a[0], Decimal(rand(40) - 20) if rand(5) else a[1]])
run("scaleb", 300, 2, convert=lambda a: [a[0], Decimal(rand(400) - 200) if rand(5) else a[1]])
# Long operands.
for name in ["add", "multiply", "divide", "remainder", "divide_int"]:
    run(name, 60, 2, spread=300, size=400)
run("sqrt", 60, 1, spread=300, size=400)
big = Context(prec=500, Emax=10 ** 6, Emin=-10 ** 6)
x, y = Decimal("1." + "37" * 200), Decimal("2." + "71" * 240)
for r in [big.divide(x, y), big.sqrt(y), big.exp(x), big.ln(y), big.log10(x), big.power(x, y), big.power(y, 37), big.multiply(x, y)]:
    print(r)
huge = Context(prec=30, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
for text in ["1E+999999999999999999", "1E-999999999999999999", "9.99E+500000000000000000", "-3E-1999999999999999997"]:
    d = Decimal(text)
    for call in [huge.plus, huge.sqrt, huge.ln, huge.log10, huge.exp, huge.next_plus, huge.logb, lambda v: huge.multiply(v, v), lambda v: huge.divide(1, v), lambda v: huge.add(v, 1), lambda v: huge.power(v, 3),
                 lambda v: huge.power(3, v), lambda v: huge.power(v, Decimal("0.5")), lambda v: huge.quantize(v, Decimal("1E+999999999999999990"))]:
        huge.clear_flags()
        print(describe(huge, call, d))
