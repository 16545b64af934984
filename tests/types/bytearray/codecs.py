# decode(), hex(), fromhex() and maketrans().
from _show import show

data = bytearray(b"caf\xc3\xa9")
print(data.decode(), data.decode("ascii", "replace"), data.hex(" "), bytearray.fromhex("6162"), bytearray.maketrans(b"a", b"b")[97], data.translate(bytearray.maketrans(b"c", b"C")))
show(data.decode, "ascii")
show(bytearray.fromhex, "6")


class Data(bytearray):
    pass


print(type(Data.fromhex("61")), Data.fromhex("61"))
