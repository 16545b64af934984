# A complex number formats its parts alike; = and zero padding are refused.
from _show import show

for c in 1 + 2j, -1.5j, 1e20 - 0.5j, complex("nan+infj"), 0j, -0.0 - 0j:
    print(*[f"{c:{spec}}" for spec in ("", "f", ".1f", "e", ".2g", "+.1f", " .1f", ">20.1f", "*^22.1f", ",.1f", "#.0f", "z.0f")], sep="|")
for spec in "d", "s", "05", "=5", "x", "%", "n", "c", "0", ".", "b":
    show(format, 1 + 2j, spec)
