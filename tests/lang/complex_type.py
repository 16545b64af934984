def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

inf, nan = float("inf"), float("nan")
for z in (0j, 1j, -1j, 1 + 2j, 1 - 2j, complex(-0.0, 0.0), complex(0.0, -0.0), complex(-0.0, -0.0), complex(nan, inf), complex(inf, -inf), 1e16 + 1e-5j, 1.5 + 0j):
    print(z, repr(z), z.real, z.imag, z.conjugate(), -z, +z, bool(z), z.__getnewargs__())
print(abs(3 + 4j), abs(complex(1e308, 1e308)), hash(1j), hash(1 + 0j) == hash(1), hash(1.5 + 0j) == hash(1.5), hash(-1 + 0j), 1 + 0j == 1, 1.5 == 1.5 + 0j, 1j == 1)
show(lambda: abs(complex(1.7e308, 1.7e308)))
a, b = 1 + 2j, 3 - 4j
print(a + b, a - b, a * b, a / b, a ** b, a + 1, 1 + a, a - 1, 1 - a, a * 2, 2 * a, a / 2, 2 / a, a ** 2, 2 ** a, a ** 0.5, a + 1.5, 1.5 * a, True + a)
for f in (lambda: 1j / 0, lambda: 1j // 1, lambda: 1j % 1, lambda: divmod(1j, 1), lambda: 0j ** -1, lambda: 0j ** 1j, lambda: 0j ** 0, lambda: 1j < 2j,
          lambda: pow(1j, 2, 3), lambda: 1j + "x", lambda: (1e308 + 0j) ** 2, lambda: int(1j), lambda: float(1j), lambda: 1j * 10 ** 400,
          lambda: (2 + 1j) ** 101, lambda: (2 + 1j) ** -3, lambda: (2 + 1j) ** 100, lambda: 1j ** 10000, lambda: 1j.__lt__(2j), lambda: 1j.__eq__("x"),
          lambda: 1j == 10 ** 400, lambda: round(1j), lambda: 1j.__complex__(), lambda: 1j.__bool__()):
    show(f)
pairs = [complex(x, y) for x in (0.0, -0.0, 1.0, inf, nan) for y in (-0.0, 2.0, -inf, nan)]
for p in pairs:
    print([p * q for q in pairs[:8]], [p * 2.0, inf * p])
    for q in pairs:
        show(lambda: p / q)
    show(lambda: 2.0 / p)
