# Every format of the struct module's native kinds can be read and written; values that don't fit are refused.
from _show import show

for code in "bBhHiIlLqQnNfde?cP":
    try:
        m = memoryview(bytearray(16)).cast(code)
    except ValueError as e:
        print(code, e)
        continue
    m[0] = {"c": b"x", "?": True}.get(code, 5)
    print(code, m.itemsize, m.format, len(m), m[0], m.tolist()[1])
    show(m.__setitem__, 1, -1)
    show(m.__setitem__, 1, 2 ** 64)
    show(m.__setitem__, 1, "x")
    show(m.__setitem__, 1, 1.5)
    show(m.__setitem__, 1, b"ab")
