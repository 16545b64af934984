# __match_args__ gives class patterns their positions.
from _show import show


class P:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Bad:
    __match_args__ = ["x"]


def f(v):
    match v:
        case P(0, y):
            return "zero", y
        case P(x, y=5):
            return "five", x
        case P():
            return "some P"
        case int(n) | str(n):
            return "value", n
        case Bad(x):
            return x


print(f(P(0, 1)), f(P(1, 5)), f(P(2, 2)), f(7), f("s"), f(None))
show(f, Bad())
def g(v):
    match v:
        case P(1, 2, 3):
            return 1
show(g, P(1, 2))
def h(v):
    match v:
        case P(1, x=1):
            return 1
show(h, P(1, 2))
