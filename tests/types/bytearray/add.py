# + makes a bytearray of a left bytearray; += changes it in place.
from _show import show

data = bytearray(b"a")
print(data + b"b", b"x" + data, data + data, data + memoryview(b"c"))
alias = data
data += b"bc"
data += bytes(data)
print(alias, alias is data)
show(lambda: data + "x")
show(lambda: data + [1])
show(data.__iadd__, "x")
show(data.__iadd__, 5)
show(data.__iadd__, data)
print(data.__add__(b"!"))
