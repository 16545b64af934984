# What bytes can be asked, a bytearray can be asked.
from _show import show

data = bytearray(b"Hello 1")
print(data.isalpha(), data.isalnum(), data.isdigit(), data.isspace(), data.islower(), data.isupper(), data.istitle(), data.isascii())
print(data.find(b"l"), data.rfind(108), data.index(b"o"), data.rindex(b"l"), data.count(b"l"), data.startswith(b"He"), data.endswith((b"x", b"1")), 72 in data, b"lo" in data)
show(data.index, b"z")
show(lambda: "H" in data)
print(len(data), [*data][:2], data[0], data[-2:], data.__contains__(49), data.__len__(), list(iter(data))[0], data.__getitem__(1))
