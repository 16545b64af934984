# Augmented assignment evaluates its target once, and may change the object.
from _show import attempt, show


def index():
    print("index", end=" ")
    return 0


l = [1, 2]
l[index()] += 5
t = ([],)
with attempt():
    t[0] += [1]
x = s = "a"
s += "b"
m = n = [1]
m += (2,)
m *= 2
i = 7
i //= 2
i **= 3
i %= 10
i <<= 2
i |= 1
i ^= 3
i &= 14
i >>= 1
i -= 1
f = 1
f /= 2
print(l, t, x, s, n, i, f)


class C:
    v = 1


c = C()
c.v += 1
print(c.v, C.v)
with attempt():
    undefined += 1
with attempt():
    c.missing += 1
for source in "a, b += 1", "f() += 1", "1 += 1", "a += b += 1", "(a) += 1", "[a] += 1", "a := 1", "x + 1 += 2", "None += 1", "a +== 1", "*a += 1", "a: int += 1":
    show(lambda: compile(source, "f", "exec").co_name)
