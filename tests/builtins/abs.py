# abs() asks __abs__.
from _show import show


class C:
    def __abs__(self):
        return "anything"


print(abs(-5), abs(-1.5), abs(3 + 4j), abs(True), abs(C()), abs(-(10**30)))
show(abs, "a")
show(abs)
show(abs, x=1)
