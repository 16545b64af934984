def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

for n in (0, 5, 15, 25, 35, -15, -25, 149, 150, 151, 250, 10 ** 30 + 5, -10 ** 30 - 15):
    print(n, [round(n, -d) for d in range(5)], round(n), round(n, 3), round(n, None))
print(round(1234567, -10), round(5 * 10 ** 20, -21), round(15 * 10 ** 20, -21), round(10 ** 400 * 5, -401))
show(round, 5, 1.5)
show((5).__round__, "x")
show(round, 5, ndigits=-1)
