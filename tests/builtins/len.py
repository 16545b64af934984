# len() asks __len__, which must be a length.
from _show import show


def of(value):
    return type("C", (), {"__len__": lambda self: value})()


print(len("abc"), len({}), len(of(5)), len(of(True)))
for value in -1, 1.5, "a", 1 << 70, None:
    show(len, of(value))
show(len, 5)
show(len, iter(()))
show(len)
