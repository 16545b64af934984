# __index__ makes an object usable where an integer without loss is needed; its result must be an int.
import operator
from _show import show


class I:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


i = I(2)
print("abcdef"[i], [1, 2, 3][i:], bin(i), hex(i), oct(i), range(i), chr(I(65)), "ab" * i, bytes(i), int(i), 1 << 3)
print(operator.index(i), float(i), complex(i), "%x %d" % (i, 5), pow(2, 3, 5), round(2.555, i), divmod(7, 2))
show(operator.index, I("x"))
show(operator.index, I(2.0))
show(lambda: "abc"[I("1")])
show(operator.index, 1.5)
show(lambda: "abc"[I(10 ** 30)])
show(lambda: "abc"[:I(10 ** 30)])
show(lambda: i + 1)
show(lambda: "%d" % i)
