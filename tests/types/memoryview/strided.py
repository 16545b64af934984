# A view with a step shares memory; it is not contiguous, and copies when asked for bytes.
from _show import show

b = bytearray(b"abcdefgh")
m = memoryview(b)
every, back = m[::2], m[::-1]
print(every.tobytes(), back.tobytes(), every.strides, back.strides, every.contiguous, back.tolist()[:2], every[1:].tobytes(), back[::3].tobytes())
every[0] = 65
back[0] = 90
print(b, every == b"Aceg", every.hex(), bytes(back), m[2:2].tobytes(), every.nbytes)
m[1:3] = b"XY"
every[:] = b"1234"
show(m.__setitem__, slice(0, 2), b"abc")
show(m.__setitem__, slice(0, 2), "ab")
show(m.__setitem__, slice(0, 1), memoryview(b"abcd").cast("I"))
m[:4] = m[4:]
m[1:5] = m[:4]
print(b)
show(b.append, 1)
show(m.__delitem__, 0)
every.release(), back.release(), m.release()
b.append(33)
print(b)
