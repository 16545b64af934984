# A bytearray that is being searched, split, joined or formatted keeps its size.
from _show import show


class Clearing:
    """Gives bytes, and empties a bytearray first."""

    def __init__(self, array):
        self.array = array

    def __buffer__(self, flags):
        self.array.clear()
        return memoryview(b"b")

    def __repr__(self):
        self.array.clear()
        return "b"


for name in ("find", "rfind", "index", "rindex", "count", "split", "rsplit", "startswith", "endswith", "__contains__",
             "__mod__"):
    array = bytearray(b"abc%a")
    print(name, end=" ")
    show(getattr(array, name), Clearing(array))
    print(array)

comma = bytearray(b",")


def items():
    comma.append(1)
    yield b"x"


show(comma.join, items())
show(comma.join, [b"x", Clearing(comma)])
show(comma.join, [b"x", bytearray(b"y"), memoryview(b"z")])
comma.append(2)
print(comma)
