# float() from text, bytes, numbers and objects.
from _show import show


class Own:
    def __float__(self):
        return 2.5


class Index:
    def __index__(self):
        return 3


print(float(), float("1.5"), float(" -1e3\n"), float("1_0.5"), float("inf"), float("-Infinity"), float("nan"), float(b"2"), float(True), float(Own()), float(Index()), float("٣.٥"), float(".5"), float("5."))
for arg in "", "a", "1.5.2", "1e", "--1", "1_", "0x1", b"\xff", None, [], 1j, 10**400, "1 2", "infinit", "1e5_", "\0":
    show(float, arg)
show(float, x=1)
show(float, 1, 2)
print(float("1e400"), float("1e-400"), float("4.9e-324"), float("2.4e-324"), float("1.7976931348623159e308"), float("0." + "0" * 400 + "1"))
