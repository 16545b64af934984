# fromhex() reads hexadecimal floats, and rounds to even.
from _show import show


class Own(float):
    pass


print(float.fromhex("0x1.8p1"), float.fromhex("ff"), float.fromhex("-0x.8"), float.fromhex(" 0X1P-1074 "), float.fromhex("nan"), float.fromhex("-inf"), float.fromhex("1.p0"), type(Own.fromhex("0x1")), (0.0).fromhex("a"))
print(float.fromhex("0x1.00000000000008p0"), float.fromhex("0x1.00000000000018p0"), float.fromhex("0x1p-1075"), float.fromhex("0x1.8p-1075"), float.fromhex("0x1.fffffffffffff7p1023"))
for text in "", "0x", "x1", "0x1p", "1.2.3", "0x1g", "0x1p1024", "0x1.fffffffffffff8p1023", "é", "1_0":
    show(float.fromhex, text)
show(float.fromhex, 1.0)
show(float.fromhex)
