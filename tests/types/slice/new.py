# slice() keeps what it is given; 1:2:3 in brackets makes one.
from _show import show


class Taker:
    def __getitem__(self, key):
        return key


t = Taker()
print(slice(5), slice(1, 2), slice(1, 2, 3), slice("a", None, 1.5), t[1:2], t[:], t[::2], t[1:2, 3], t[None:...])
show(slice)
show(slice, 1, 2, 3, 4)
show(slice, stop=1)
show(type, "S", (slice,), {})
s = slice(1, 2, 3)
print(s.start, s.stop, s.step)
show(setattr, s, "start", 5)
