# A subclass: its methods return plain bytes; __bytes__ and __new__ may be its own.
from _show import show


class Data(bytes):
    def __new__(cls, source, *, unit="B"):
        self = super().__new__(cls, source)
        self.unit = unit
        return self

    def __add__(self, other):
        return Data(bytes(self) + other, unit=self.unit)


data = Data(b"ab", unit="KB")
print(data, repr(data), type(data + b"c").__name__, (data + b"c").unit, len(data), data == b"ab", hash(data) == hash(b"ab"))
for value in data * 2, data[:], data.upper(), data.replace(b"x", b"y"), bytes(data), data.strip(), b"".join([data]), data.ljust(1):
    print(type(value).__name__, value, end="; ")
print()
show(Data)
print(isinstance(data, bytes), Data.__mro__[1].__name__, data.__bytes__(), type(data.__bytes__()).__name__, b"x".__bytes__())
