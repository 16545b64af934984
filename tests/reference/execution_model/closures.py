# Inner functions share the variables of outer ones, not their values.
def counter():
    n = 0

    def up(by=1):
        nonlocal n
        n += by
        return n

    def get():
        return n
    return up, get


up, get = counter()
up2, get2 = counter()
print(up(), up(5), get(), get2(), up.__closure__[0].cell_contents)
fs = []
for i in range(3):
    def f():
        return i
    fs.append(f)
print([f() for f in fs])
i = 9
print([f() for f in fs], [g() for g in [lambda: j for j in range(3)]])


def deep():
    a = 1

    def b():
        def c():
            nonlocal a
            a += 1
            return a
        return c
    return b()(), a


print(deep())
