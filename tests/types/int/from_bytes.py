# from_bytes() reads a buffer, integers, or what has __bytes__; a subclass is made by calling it.
from _show import show


class Own(int):
    def __new__(cls, value):
        print("made of", value)
        return super().__new__(cls, value)


class Source:
    def __bytes__(self):
        return b"\x01\x02"


print(int.from_bytes(b"\x01\x00"), int.from_bytes(b"\x01\x00", "little"), int.from_bytes(b"\xff", signed=True), int.from_bytes(b""), int.from_bytes([1, 2]), int.from_bytes(bytearray(b"\x80\x00"), "big", signed=True), int.from_bytes(Source()))
print(type(Own.from_bytes(b"\x05")), int.from_bytes(bytes=b"\x01" * 9, byteorder="big"))
show(int.from_bytes, "a", "big")
show(int.from_bytes, 5)
show(int.from_bytes, b"a", "x")
show(int.from_bytes, [256])
show(int.from_bytes)
