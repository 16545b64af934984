# The parts of a slice must be integers, None, or have __index__; a step of 0 is refused.
from _show import show

class I:
    def __init__(self, v): self.v = v
    def __index__(self):
        if isinstance(self.v, Exception): raise self.v
        return self.v

for seq in "abc", [1, 2, 3], (1, 2), b"abc", range(5), bytearray(b"ab"):
    show(lambda: seq["a":])
    show(lambda: seq[:1.5])
    show(lambda: seq[::0])
    show(lambda: seq[I(1):I(3)])
    show(lambda: seq[I(KeyError("own")):])
    show(lambda: seq[I("x"):])
    show(lambda: seq[::I(-1)])
show(slice(1).indices, "x")
show(slice(1).indices, -1)
show(slice("a").indices, 3)
show(slice(None, None, 0).indices, 3)
