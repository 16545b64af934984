# bytes() from a count, integers, a buffer, text with an encoding, or an object's __bytes__.
from _show import show


class Own:
    def __bytes__(self):
        return b"own"


class Wrong:
    def __bytes__(self):
        return "text"


class Index:
    def __index__(self):
        return 3


print(bytes(), bytes(3), bytes([1, 2, 255]), bytes(b"copy"), bytes(bytearray(b"ba")), bytes(memoryview(b"abcd")[::2]), bytes("é", "utf-8"))
print(bytes(range(3)), bytes(i for i in b"ab"), bytes(Own()), bytes(Index()), bytes("é", "ascii", "replace"), bytes(source="a", encoding="ascii"))
show(bytes, "text")
show(bytes, -1)
show(bytes, [256])
show(bytes, [-1])
show(bytes, ["a"])
show(bytes, 1.5)
show(bytes, None)
show(bytes, Wrong())
show(bytes, b"a", "utf-8")
show(bytes, b"a", errors="strict")
show(bytes, encoding="utf-8")
show(bytes, "é", "ascii")
show(bytes, 1 << 70)
show(bytes, object())
