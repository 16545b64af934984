# An iterator sees what is added while it runs, and stays at its end.
from _show import show
import operator

data = bytearray(b"abc")
seen = []
for value in data:
    seen.append(value)
    if value == 98:
        data.append(100)
print(seen)
it = iter(data)
next(it)
print(operator.length_hint(it), it.__reduce__()[1:])
it.__setstate__(3)
print(list(it))
data.append(33)
print(list(it), it.__reduce__()[1:])
show(it.__setstate__, "x")
