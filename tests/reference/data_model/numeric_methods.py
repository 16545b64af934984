# Operators ask the left operand, then the right one in reverse; in-place ones fall back.
from _show import show

NAMES = "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or".split()


class L:
    pass


class R:
    pass


for name in NAMES:
    setattr(L, f"__{name}__", lambda self, other, *rest, name=name: (name, *rest))
    setattr(R, f"__r{name}__", lambda self, other, *rest, name=name: ("r" + name, *rest))
    setattr(L, f"__i{name}__", lambda self, other, name=name: "i" + name)
l, r = L(), R()
print(l + 1, l - 1, l * 1, l @ 1, l / 1, l // 1, l % 1, divmod(l, 1), l ** 1, pow(l, 1, 2), l << 1, l >> 1, l & 1, l ^ 1, l | 1)
print(1 + r, 1 - r, 1 * r, 1 @ r, 1 / r, 1 // r, 1 % r, divmod(1, r), 1 ** r, pow(1, r, 2), 1 << r, 1 >> r, 1 & r, 1 ^ r, 1 | r)
for op in "+ - * @ / // % ** << >> & ^ |".split():
    ns = {"x": L(), "y": r}
    exec(f"x {op}= 1", ns)
    print(ns["x"], end=" ")
    show(eval, f"r {op} 1", {"r": r})
