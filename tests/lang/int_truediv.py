def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

print(1 / 3, -7 / 2, 0 / -5, 0 / 5, 10 ** 30 / 3, 3 / 10 ** 30, 10 ** 400 / 10 ** 399, -10 ** 400 / 7 ** 400)
print((2 ** 53 + 1) / 1, (2 ** 54 + 1) / 2, (2 ** 64 - 1) / 2 ** 64, (10 ** 23) / 1, 1 / 10 ** 308, 1 / 10 ** 323, 1 / 10 ** 324, 5 / 10 ** 324)
for a, b in [(2 ** 1074 * 3, 2 ** 2148), (1, 2 ** 1074), (1, 2 ** 1075), (3, 2 ** 1076), (2 ** 1024 - 2 ** 971, 1),
             (2 ** 53 - 1, 2 ** 1127), (2 ** 200 + 1, 2 ** 200), (3 ** 300, 7 ** 100), (10 ** 22 + 1, 10 ** 22), (2 ** 1000 - 1, 3 ** 500)]:
    print(a / b, -a / b, a / -b)
show(lambda: 10 ** 400 / 3)
show(lambda: (2 ** 1024) / 1)
show(lambda: (2 ** 1024 - 1) / 1)
show(lambda: 3 / 10 ** 400)
show(lambda: 1 / 0)
show(lambda: 10 ** 30 / 0)
show(lambda: 1 // 0)
show(lambda: 1 % 0)
show(lambda: divmod(1, 0))
show(lambda: 10 ** 30 // 0)
show(float, 10 ** 400)
show(float, 2 ** 1024 - 2 ** 970)
show(float, 2 ** 1024 - 2 ** 970 - 1)
print(float(2 ** 53 + 1), float(2 ** 53 + 3), float(2 ** 100 + 2 ** 47), float(2 ** 100 + 2 ** 47 + 1), float(-10 ** 300))
