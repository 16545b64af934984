# hex() shows all bits.
from _show import show

for x in 0.0, -0.0, 1.0, 0.1, -1.5, 1e300, 5e-324, 2.2250738585072014e-308, float("inf"), -float("nan"):
    print(x, x.hex(), float.fromhex(x.hex()) == x)
show((1.0).hex, 1)
