# repr() names the class; str() is the same.
class Data(bytearray):
    pass


print(repr(bytearray(b"a'\"\\\n\xff")), str(bytearray()), Data(b"x"), [Data(b"y")], f"{bytearray(b'z')}", bytearray(b"a").__repr__(), bytearray(b"b").__str__())
