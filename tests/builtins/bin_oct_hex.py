# bin(), oct() and hex() take what has __index__.
from _show import show


class I:
    def __index__(self):
        return -10


print(bin(I()), oct(I()), hex(I()), bin(True), hex(2**64), oct(0))
show(hex, 1.0)
show(bin, "1")
show(oct)
