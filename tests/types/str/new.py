# str() from nothing, from objects, and from bytes with an encoding.
from _show import show

print(repr(str()), str(5), str([1, "a"]), str(None), str(b"x"), str(object="o"), str(b"\xc3\xa9", "utf-8"))
print(str(b"\xff", "ascii", "replace"), str(b"\xff", errors="ignore") == "", str(bytearray(b"ab"), encoding="ascii"), str(memoryview(b"mv"), "ascii"))
show(str, "a", "utf-8")
show(str, 5, "utf-8")
show(str, b"\xff", "utf-8")
show(str, b"a", "nope")
show(str, 1, 2, 3, 4)
show(str, b"a", 1)
show(str, wrong=1)


class NoText:
    def __str__(self):
        return 5


class Text(str):
    def __str__(self):
        return self


class Plain:
    def __repr__(self):
        return "by repr"


show(str, NoText())
print(type(str(Text("t"))), str(Plain()), type(str(Text.__new__(Text, "u"))))
