# pow() with a proxy as its modulus called itself until the stack ended.
import gc
import weakref


class Number:
    def __init__(self, n):
        self.n = n

    def __pow__(self, other, modulus=None):
        return 'pow', self.n, other, modulus if modulus is None else modulus.n


three, five = Number(3), Number(5)
a, b = weakref.proxy(three), weakref.proxy(five)
print(pow(a, 2), pow(a, 2, b), pow(three, 2, five))
dead = weakref.proxy(Number(2))
gc.collect()
for call in (lambda: pow(a, 2, dead), lambda: pow(2, 3, dead), lambda: pow(dead, 2, a)):
    try:
        print(call())
    except ReferenceError as e:
        print(e)
