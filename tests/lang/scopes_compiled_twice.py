# What has a scope of its own means the same wherever the compiler puts it: in the condition of a loop, in finally blocks.
def first_free(name, names):
    while any(name == other for other in names):
        name += '0'
    return name


print(first_free('x', ['x', 'x0', 'x00']))


def count(x):
    while (lambda limit: x < limit)(3):
        x += 1
    while [y for y in range(5) if y > x] and any(x < z for z in [5, 6]):
        x += 1
    while not sum((a + b > x) * 0 + (a > x) for a in range(8) for b in range(2)) == 2:
        x += 1
    return x


print(count(0))


def leave(how, x):
    for n in range(3):
        try:
            if how == n == 0:
                return 'returned'
            if how == n == 1:
                break
            if how == n == 2:
                continue
            if how == 3:
                raise ValueError(n)
        except ValueError:
            x += 10
        finally:
            keep = lambda y: (x, y, [y + z for z in range(2)])

            def inner(z, *rest):
                return x + z + sum(v * z for v in rest)
            x += 1
            print(how, keep(n), inner(1, 2, 3), list(x + w for w in range(2)))
    return 'ended', x


for how in range(4):
    print(leave(how, 0))
