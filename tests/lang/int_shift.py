def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

for a in (0, 1, -1, 5, -5, 2 ** 61, -2 ** 62, 2 ** 64 + 1, -2 ** 64 - 1, 2 ** 200 - 1):
    print(a, [a << n for n in (0, 1, 3, 62, 64, 65)], [a >> n for n in (0, 1, 3, 62, 63, 64, 65, 127, 128, 300)])
show(lambda: 1 << -1)
show(lambda: 1 >> -1)
show(lambda: (1 << 100) >> -1)
show(lambda: 1 << 10 ** 30)
show(lambda: 0 << 10 ** 30)
show(lambda: 1 >> 10 ** 30)
show(lambda: -1 >> 10 ** 30)
show(lambda: 1 << "1")
show(lambda: 1.0 << 1)
show(lambda: 1 << -10 ** 30)
