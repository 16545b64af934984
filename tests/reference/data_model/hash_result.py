# __hash__ must return an int, which is made to fit; -1 becomes -2.
import sys
from _show import show


class H:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value


for value in 1, -1, True, 2 ** 61 - 1, 2 ** 61, 2 ** 64, -2 ** 70, 10 ** 40:
    show(hash, H(value))
for value in 1.0, "x", None:
    show(hash, H(value))
    show(lambda: {H(value)})
print(sys.hash_info.width, sys.hash_info.modulus == 2 ** 61 - 1, H(-1).__hash__())
