# &, |, ^ and ~ work as on infinitely long two's complements.
from _show import show

for a in 12, -12, 1 << 70, -(1 << 70) + 1:
    for b in 10, -10, (1 << 70) + 5, -1:
        print(a & b, a | b, a ^ b, end="; ")
    print(~a)
print((6).__and__(3), (6).__rand__(3), (6).__or__(1), (6).__ror__(1), (6).__xor__(2), (6).__rxor__(2), (6).__invert__(), True & 3, True | False, (6).__and__(1.0))
show(lambda: 1 & 1.0)
show(lambda: 1 | "a")
show(lambda: 1 ^ None)
n = 0b1100
n &= 0b1010
n |= 1
n ^= 0b11
print(n)
