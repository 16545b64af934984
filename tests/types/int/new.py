# int() from numbers, text in bases 2 to 36, bytes, and objects that can be one.
from _show import show


class Trunc:
    def __trunc__(self):
        return 5


class Index:
    def __index__(self):
        return 7


class Both:
    def __int__(self):
        return 1

    def __index__(self):
        return 2


print(int(), int(3.99), int(-3.99), int(" 42\n"), int("-0"), int("+7"), int("1_000"), int(b"12"), int(bytearray(b"3")), int(True))
print(int("ff", 16), int("0xff", 16), int("0b11", 0), int("0o17", base=0), int("z", 36), int("٣"), int("１２"), int(Index()), int(Both()), int("10", Index()))
for args in [("",), ("a",), ("1_",), ("1__0",), ("_1",), ("0x1",), ("1 2",), ("9", 8), ("010", 0), ("1", 37), ("1", 1), ("1", -1), (5, 10), (1.5, 10), (b"\xff",),
             (None,), ([],), (float("nan"),), (float("inf"),), (1j,), ("1\0",), ("1", 1 << 70), ("1", "10"), (1, 2, 3), (Trunc(),), ("²",)]:
    show(int, *args)
show(int, x=5)
show(int, base=10)
show(int, "5", base=5.0)
