# Assigning to a key keeps the first equal key and its place.
from _show import attempt

d = {1: "a", "x": "b"}
d[True] = "c"
d[1.0] = "d"
d["y"] = d
d.__setitem__("z", 0)
print(d)
with attempt():
    d[[]] = 1
with attempt():
    d[{}] = 1
with attempt():
    d[1, []] = 1


class Bad:
    def __hash__(self):
        return "text"


with attempt():
    d[Bad()] = 1
