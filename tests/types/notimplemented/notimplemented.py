# NotImplemented has no truth; operators take it as "ask the other one".
import pickle
from _show import show

n = NotImplemented
show(bool, n)
show(lambda: not n)
show(n.__bool__)
print(n, n.__repr__(), n.__reduce__(), pickle.loads(pickle.dumps(n)) is n, type(n)() is n, type(n).__new__(type(n)) is n, n.__getattribute__("__class__"))
show(type(n), 1)


class Left:
    def __add__(self, other):
        return NotImplemented

    def __lt__(self, other):
        return NotImplemented


class Right:
    def __radd__(self, other):
        return "right"

    def __gt__(self, other):
        return "greater"


print(Left() + Right(), Left() < Right())
show(lambda: Left() + 1)
show(lambda: Left() < 1)
