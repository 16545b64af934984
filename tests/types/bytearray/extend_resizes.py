"""bytearray.extend() of a buffer whose making changes the bytearray: what is in it goes where the end was, or is now."""


class Resizing:
    def __init__(self, resize):
        self.resize = resize

    def __buffer__(self, flags):
        self.resize()
        return memoryview(b"ABCDEFGH")


b = bytearray(b"x" * 20)
b.extend(Resizing(b.clear))
print(b)
b = bytearray(b"x" * 20)
b.extend(Resizing(lambda: b.__delitem__(slice(5, None))))
print(b)
b = bytearray(b"x" * 5)
b.extend(Resizing(lambda: b.extend(b"y" * 5)))
print(b)
b = bytearray(b"x" * 5)
b += Resizing(lambda: b.extend(b"y" * 5))
print(b)


def numbers():
    b.clear()
    yield from range(3)


b.extend(numbers())
print(b)
