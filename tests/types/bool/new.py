# bool() asks __bool__, then __len__; it is True or False, never another object.
from _show import show


class Length:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Wrong:
    def __bool__(self):
        return 1


print(bool(), bool(0.0), bool(""), bool(" "), bool([]), bool([0]), bool(None), bool(0j), bool(range(0)), bool(object()), bool(Length(0)), bool(Length(3)), bool(...))
show(bool, Wrong())
show(bool, Length(-1))
show(bool, Length("a"))
show(bool, Length(1 << 70))
show(bool, x=1)
show(bool, 1, 2)
show(type, "B", (bool,), {})
print(bool(5) is True, bool.__new__(bool, 0) is False)
