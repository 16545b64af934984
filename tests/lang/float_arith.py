def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

inf, nan = float("inf"), float("nan")
values = [0.0, -0.0, 1.0, -1.5, 2.5, 7.0, 1e308, 5e-324, inf, -inf, nan]
for a in values:
    for b in values:
        print(a, b, a + b, a - b, a * b, a == b, a < b, a <= b, a != b, end=" ")
        for f in (lambda: a / b, lambda: a // b, lambda: a % b, lambda: divmod(a, b), lambda: a ** b if abs(b) != 1e308 else 0):
            try:
                r = f()
                print(r if not isinstance(r, complex) else "complex", end=" ")
            except Exception as e:
                print(type(e).__name__, e, end=" ")
        print()
print(-a, +a, abs(-2.5), bool(nan), bool(0.0), 1 + 1.5, 1.5 - 1, 2 * 1.5, 3 / 1.5, 7 // 2.0, 7 % -3.0, 2 ** 0.5, True + 0.5)
print(divmod(-5.5, 2), divmod(5.5, -2), -0.0 % 1, 5.0 % -0.1, 1e300 % 7, -1e-20 % 1.0)
show(lambda: (-8.0) ** 0.5)
show(lambda: 10.0 ** 400)
show(lambda: 0.0 ** -1)
show(lambda: (-0.0) ** -3)
show(pow, 2.0, 3, 5)
show(pow, 2.0, 3, None)
show(lambda: 1.5 + "x")
show(lambda: 1.5 < "x")
show(lambda: 1.5 & 1)
show(lambda: 1.0 * 10 ** 400)
show(lambda: 1e308 < 10 ** 400)
