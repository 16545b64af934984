def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

print((5).bit_length(), (-256).bit_length(), (0).bit_length(), (255).bit_count(), (-7).bit_count(), (2 ** 100 - 1).bit_count())
print((5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator, True.real, True.numerator)
print((12).as_integer_ratio(), True.as_integer_ratio(), (7).is_integer(), (3).__index__(), True.__index__())
print((5).__trunc__(), (5).__floor__(), (5).__ceil__(), (5).__getnewargs__(), (5).__bool__(), (0).__bool__())
for value, length, order, signed in [(0, 0, "big", False), (0, 0, "little", True), (1, 0, "big", False), (255, 1, "big", False),
                                     (255, 1, "big", True), (-1, 1, "big", True), (-1, 1, "big", False), (-128, 1, "big", True),
                                     (-129, 1, "big", True), (256, 1, "big", False), (1000, 3, "little", False),
                                     (-1000, 5, "little", True), (2 ** 70, 12, "big", True), (-2 ** 70, 9, "big", True),
                                     (2 ** 64 - 1, 8, "little", False), (2 ** 63, 8, "big", True), (-2 ** 63, 8, "big", True),
                                     (1, -1, "big", False), (1, 1, "x", False)]:
    show(value.to_bytes, length, order, signed=signed)
show((65).to_bytes)
show((65).to_bytes, 2)
show((65).to_bytes, "2")
show((65).to_bytes, 2, 3)
for data in [b"", b"\x00", b"\xff", b"\x80", b"\x01\x02\x03", b"\xff" * 9, b"\x00" * 20 + b"\x05", bytearray(b"\x01\x02"), [1, 2], (255,)]:
    print(int.from_bytes(data), int.from_bytes(data, "little"), int.from_bytes(data, signed=True),
          int.from_bytes(data, "little", signed=True))
show(int.from_bytes, "a")
show(int.from_bytes, [256])
show(int.from_bytes, b"", "x")
show(int.from_bytes, 5)
