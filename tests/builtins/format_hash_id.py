# format(), hash() and id().
from _show import show


class C:
    def __format__(self, spec):
        return f"<{spec}>"

    def __hash__(self):
        return 1 << 70


class Wrong:
    def __format__(self, spec):
        return 5

    def __hash__(self):
        return "x"


a = []
print(format(5), format(C(), "x"), hash(C()) == hash(1 << 70), id(a) == id(a), id(a) != id([]), format("a", ">3"))
show(format, Wrong())
show(hash, Wrong())
show(hash, [])
show(format, 5, 5)
show(format)
show(id)
show(hash)
