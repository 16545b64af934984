# * repeats; *= in place.
from _show import show

data = bytearray(b"ab")
alias = data
print(data * 2, 2 * data, data * -1)
data *= 3
print(alias)
data *= 0
print(alias, data is alias)
show(lambda: data * 1.5)
show(data.__imul__, "x")
print(bytearray(b"x").__mul__(2), bytearray(b"x").__rmul__(3))
