# What the members' __eq__() raises is raised by the union that compares them.
from _show import show


class Failing(type):
    def __eq__(self, other):
        return 1 / 0


first, second = Failing("first", (), {}), Failing("second", (), {})
show(lambda: first | second)
show(lambda: int | first | second)
show(lambda: (int | first) == (int | second))
show(lambda: first | int)
show(lambda: int | first | int)
show(lambda: (first | int).__args__)
show(lambda: hash(first | int))
