# to_bytes(): a length, an order of bytes, a sign; one byte, big-endian, unsigned unless said.
from _show import show

print((1).to_bytes(), (1024).to_bytes(2), (1024).to_bytes(4, "little"), (-1).to_bytes(2, "big", signed=True), (-128).to_bytes(signed=True), (127).to_bytes(signed=True), (0).to_bytes(0), (10**20).to_bytes(length=9, byteorder="little"))
show((256).to_bytes, 1)
show((-1).to_bytes, 1)
show((128).to_bytes, 1, signed=True)
show((-129).to_bytes, signed=True)
show((1).to_bytes, -1)
show((1).to_bytes, 1, "middle")
show((1).to_bytes, 1, 5)
show((1).to_bytes, 1, "big", True)
show((1).to_bytes, 1.0)
