def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

for v in (2.675, 1.005, 0.5, 1.5, -2.5, 1234.5678, 1e300, 5e-324, 1e22, 0.045, 0.125, 9.995, 99.95, -0.04, 1250.0, 1350.0, 1249.9999, 250.0):
    print(v, [round(v, n) for n in (-3, -2, -1, 0, 1, 2, 3, 15, 20, 400, -400)])
show(round, 1.7e308, -308)
show(round, 1e308, -308)
show(round, 1.5, "x")
show(round, 1.5, 2.0)
show(round, float("inf"), 2)
show(round, float("nan"), -2)
show(round, float("nan"))
show(round, float("-inf"))
show(round, 1.5, None)
show(round, 1.5, 10 ** 30)
show(round, 1.5, -10 ** 30)
show(round, "x")
