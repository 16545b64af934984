# str() and repr() are decimal; bin(), oct() and hex() have a sign before their prefix.
from _show import show

for n in 0, -1, 255, -255, 2**70:
    print(str(n), repr(n), bin(n), oct(n), hex(n), n.__repr__())
show(hex, 1.5)
show(bin, "1")
show(oct, None)
print(str(10**100) == "1" + "0" * 100, len(str(2**1000)), "%d" % 2**70, f"{2**70:x}", (5).__str__())
