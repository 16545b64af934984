# pow(a, b, c) asks __pow__ of the first, and __rpow__ of the second; ** asks with two.
from _show import show


class P:
    def __pow__(self, other, mod="none"):
        return "pow", other, mod

    def __rpow__(self, other, mod="none"):
        return "rpow", other, mod

    def __ipow__(self, other):
        return "ipow", other


p = P()
print(p ** 2, 2 ** p, pow(p, 2), pow(p, 2, 3), pow(2, p))
show(pow, 2, p, 3)
show(pow, 2, 3, p)
q = p
q **= 7
print(q)
