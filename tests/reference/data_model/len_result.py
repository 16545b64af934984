# __len__ must return a small enough integer that is not negative; bool() asks it, too.
from _show import show


class L:
    def __init__(self, value):
        self.value = value

    def __len__(self):
        return self.value


for value in 0, 3, True, -1, 2 ** 63 - 1, 2 ** 63, 2.0, "3", None:
    show(len, L(value))
    show(bool, L(value))
