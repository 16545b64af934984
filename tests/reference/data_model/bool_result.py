# __bool__ must return a bool, nothing else that is true or false.
from _show import show


class B:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        return self.value


for value in True, False, 1, 0, None, "", 1.0:
    show(bool, B(value))
    show(lambda: not B(value))
    show(lambda: "yes" if B(value) else "no")
    show(lambda: B(value) and 1 or 2)
