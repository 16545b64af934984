# operator.length_hint() asks __len__, then __length_hint__, then takes the default.
import operator
from _show import show


class Hint:
    def __init__(self, value):
        self.value = value

    def __length_hint__(self):
        if isinstance(self.value, Exception):
            raise self.value
        return self.value

    def __iter__(self):
        return iter([1, 2])


show(operator.length_hint, [1, 2])
show(operator.length_hint, iter([1, 2, 3]))
show(operator.length_hint, Hint(7))
show(operator.length_hint, Hint(NotImplemented), 3)
show(operator.length_hint, 5, 4)
show(operator.length_hint, Hint(-1))
show(operator.length_hint, Hint("x"))
show(operator.length_hint, Hint(ValueError("v")))
show(operator.length_hint, Hint(TypeError("t")), 9)
show(operator.length_hint, Hint(1), "x")
print(list(Hint(1000)), list(Hint(TypeError("ignored"))))
show(list, Hint(ValueError("not ignored")))
