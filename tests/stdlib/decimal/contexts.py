# Contexts: settings, signals, the current one by thread and contextvars, local ones, their methods' arguments.
import contextvars, copy, pickle, threading
import decimal
from decimal import *
from decimal import Decimal as D


def show(call, *args, **kw):
    try:
        result = call(*args, **kw)
        print(type(result).__name__, repr(result))
    except Exception as e:
        print(type(e).__name__, e)


for c in [DefaultContext, BasicContext, ExtendedContext, Context(), getcontext(), Context(prec=5, rounding=ROUND_UP, Emin=-10, Emax=10, capitals=0, clamp=1, flags=[Inexact], traps=[Overflow, FloatOperation])]:
    print(c, c.prec, c.rounding, c.Emin, c.Emax, c.capitals, c.clamp, c.flags, c.traps, c.Etiny(), c.Etop())
for kw in [dict(prec=0), dict(prec=10 ** 18), dict(prec=1.5), dict(prec="x"), dict(prec=2 ** 70), dict(Emin=1), dict(Emin=-10 ** 18), dict(Emax=-1), dict(Emax=10 ** 18), dict(capitals=2), dict(clamp=-1), dict(rounding="UP"), dict(rounding=1), dict(flags=[1]),
           dict(flags={}), dict(flags=5), dict(traps=[Exception]), dict(traps=dict.fromkeys(DefaultContext.traps, True)), dict(flags=[ConversionSyntax]), dict(prec=None), dict(traps=[])]:
    show(Context, **kw)
c = Context()
for name, value in [("prec", 0), ("prec", 7), ("Emax", 5), ("Emin", -5), ("rounding", ROUND_05UP), ("rounding", None), ("capitals", 0), ("clamp", 1), ("clamp", 1.0), ("flags", [Inexact, Rounded]), ("traps", {s: s is Clamped for s in c.traps}), ("flags", None)]:
    try:
        setattr(c, name, value)
    except Exception as e:
        print(name, value, type(e).__name__, e)
print(c)
for name in ["prec", "flags"]:
    try:
        delattr(c, name)
    except Exception as e:
        print(type(e).__name__)
d = c.copy()
d.prec = 9
print(c.prec, d.prec, d.flags == c.flags, copy.copy(c), copy.deepcopy(c).prec, [str(pickle.loads(pickle.dumps(c, p))) == str(c) for p in range(6)])
c.clear_flags()
c.clear_traps()
print(c, type(c.flags).__name__)
f = c.flags
f[Inexact] = True
print(f[Inexact], f[Overflow], len(f), list(f), dict(f) == f.copy(), f == c.flags, f != c.traps, Inexact in f, Exception in f, f)
for call in [lambda: f[Exception], lambda: f.__setitem__(5, 1), lambda: f.__delitem__(Inexact), lambda: f == 5, lambda: hash(f)]:
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__)
c.flags.update({Rounded: True})
print([s.__name__ for s, on in c.flags.items() if on])

print("signals")
c = Context(prec=3, traps=[])
for name, args in [("add", (1, D("1.2345"))), ("divide", (1, 0)), ("divide", (0, 0)), ("sqrt", (-1,)), ("create_decimal", ("abc",)), ("create_decimal", (0.1,)), ("multiply", (D("1E+999999"), 10)), ("multiply", (D("1E-999999"), D("1E-5"))), ("divide_int", (D("1E+9"), 1)),
                   ("plus", (D("1E-1000001"),)), ("quantize", (D("1234"), D("0.1"))), ("create_decimal", ("NaN12345",)), ("create_decimal", (" 1",)), ("create_decimal", ("1_0",)), ("create_decimal", ()), ("create_decimal_from_float", (0.1,)), ("create_decimal_from_float", ("x",)),
                   ("create_decimal", (D("1.2345"),)), ("create_decimal", ((0, (1, 2, 3, 4, 5), 0),)), ("create_decimal", (12345,)), ("power", (2, 5)), ("power", (2, 5, 7)), ("fma", (2, 3, 4)), ("divmod", (7, 2)), ("remainder", (7, 2)), ("to_sci_string", (12345,)), ("to_eng_string", (D("1E+5"),)),
                   ("canonical", (1,)), ("canonical", (D(1),)), ("is_canonical", (1,)), ("copy_decimal", (5,)), ("copy_abs", (-5,)), ("copy_sign", (1, -2)), ("number_class", (5,)), ("is_nan", (5,)), ("radix", ()), ("add", (1, "2")), ("add", (1.5, 2)), ("compare", (1, None)),
                   ("logical_invert", (101,)), ("exp", (1,)), ("ln", (0,)), ("log10", (1000,)), ("logb", (0,)), ("next_plus", (1,)), ("abs", (-12345,)), ("minus", (0,)), ("same_quantum", (1, D("1.0"))), ("to_integral_exact", (D("2.5"),)), ("normalize", (1000,)), ("_apply", (D("12345"),))]:
    c.clear_flags()
    show(getattr(c, name), *args)
    print("   ", [s.__name__ for s, on in c.flags.items() if on])
for trap in DefaultContext.traps:
    c = Context(prec=3, Emax=9, Emin=-9, traps=[trap])
    for call in [lambda: c.divide(1, 3), lambda: c.divide(1, 0), lambda: c.multiply(D("9E+9"), 10), lambda: c.multiply(D("1.23E-9"), D("0.01")), lambda: c.plus(D("0E+20")), lambda: c.plus(D("1.1E-10")), lambda: c.create_decimal(0.5), lambda: c.create_decimal("x"), lambda: c.sqrt(-1),
                 lambda: c.divide_int(D("1E+9"), D("1E-9")), lambda: c.compare_signal(D("NaN"), 1)]:
        c.clear_flags()
        show(call)
getcontext().traps[FloatOperation] = True
for call in [lambda: D(0.5), lambda: D("0.5") < 1.5, lambda: D("0.5") == 0.5, lambda: D.from_float(0.5), lambda: D(1) + 0.5]:
    show(call)
getcontext().traps[FloatOperation] = False

print("current")
print(getcontext() is getcontext(), getcontext() is DefaultContext)
setcontext(DefaultContext)
print(getcontext() is DefaultContext)
mine = Context(prec=4)
setcontext(mine)
print(getcontext() is mine, D(1) / 3)
show(setcontext, 5)
with localcontext() as local:
    local.prec = 7
    print(D(1) / 3, local is mine)
    with localcontext(ExtendedContext) as inner:
        print(D(1) / 3, D(1) / 0, inner.flags[DivisionByZero])
    print(D(1) / 3)
print(D(1) / 3, getcontext() is mine)
with localcontext(prec=3, rounding=ROUND_UP, traps=[]) as local:
    print(D(1) / 3, local)
for args, kw in [((5,), {}), ((None,), {"prec": 2}), ((Context(prec=9),), {"Emax": 99}), ((), {"prec": -1}), ((), {"prec": None})]:
    try:
        with localcontext(*args, **kw) as local:
            print(local)
    except Exception as e:
        print(type(e).__name__, e)
try:
    with localcontext(prec=2):
        raise KeyError("x")
except KeyError:
    print(getcontext() is mine)


def work(prec, results):
    setcontext(Context(prec=prec))    # a thread may inherit its starter's
    for i in range(200):
        x = D(1) / 7
    results.append((prec, str(x), getcontext().prec))


results = []
threads = [threading.Thread(target=work, args=(p, results)) for p in range(3, 11)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results), getcontext() is mine)
copied = contextvars.copy_context()
copied.run(lambda: setcontext(Context(prec=2)))
print(getcontext().prec, copied.run(lambda: getcontext().prec), copied.run(lambda: str(D(1) / 7)))
for bits in [32, 64, 128, 512, 0, 33, 544, -32]:
    show(IEEEContext, bits)


class C(Context):
    pass


x = C(prec=6)
print(type(x.copy()).__name__, x.divide(1, 7), type(pickle.loads(pickle.dumps(x))).__name__, x)
try:
    Context().add.__self__
    C.prec = 5
except TypeError as e:
    print(type(e).__name__)
# Folding down of what is subnormal, too.
c = Context(prec=15, Emin=-9, Emax=0, clamp=1, traps=[])
for e in range(3, -26, -1):
    c.clear_flags()
    print(c.to_sci_string(c.create_decimal(f"1E{e}")), [s.__name__ for s, on in c.flags.items() if on])
c = Context(prec=9, Emin=-383, Emax=384, traps=[])
print(c.next_toward(D("1E-391"), D("1E-391")), c)
