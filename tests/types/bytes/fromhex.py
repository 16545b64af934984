# fromhex() reads pairs of digits, with white space between them.
from _show import show


class Data(bytes):
    pass


print(bytes.fromhex("00ff 7F"), bytes.fromhex(" a0\n\tb1 "), bytes.fromhex(""), type(Data.fromhex("61")).__name__, b"x".fromhex("62"), bytes.fromhex(b"6364"))
show(bytes.fromhex, "0")
show(bytes.fromhex, "a 0")
show(bytes.fromhex, "zz")
show(bytes.fromhex, "00é0")
show(bytes.fromhex, 5)
show(bytes.fromhex)
