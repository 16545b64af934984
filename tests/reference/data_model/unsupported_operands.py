# The words for each operator that two operands don't support.
import operator
from _show import show

a, b = object(), 5
for name in "add sub mul matmul truediv floordiv mod pow lshift rshift and_ or_ xor".split():
    show(getattr(operator, name), a, b)
    show(getattr(operator, "i" + name.rstrip("_")), a, b)
show(divmod, a, b)
show(pow, a, b, 3)
show(pow, 2, a, 3)
for op in "lt", "le", "gt", "ge":
    show(getattr(operator, op), a, b)
for op in "neg", "pos", "invert", "abs", "index":
    show(getattr(operator, op), a)
