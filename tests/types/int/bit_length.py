# bit_length() and bit_count() look at the magnitude.
from _show import show

for n in 0, 1, -1, 255, 256, -256, 2**64 - 1, -(2**64), 10**30:
    print(n, n.bit_length(), n.bit_count(), bin(n))
print(True.bit_length(), int.bit_count(7))
show((1).bit_length, 2)
show(int.bit_length)
show(int.bit_count, 1.0)
