# Comparison: the other side is asked in reverse; a subclass on the right first.
from _show import show


class Log:
    def __init__(self, name, answer=NotImplemented):
        self.name, self.answer = name, answer

    def ask(op):
        def method(self, other):
            print(self.name, op, end="; ")
            return self.answer
        return method

    __lt__, __le__, __eq__, __ne__, __gt__, __ge__ = map(ask, ["<", "<=", "==", "!=", ">", ">="])


class Sub(Log):
    __lt__, __gt__, __eq__ = map(Log.ask, ["sub<", "sub>", "sub=="])


a, b, s = Log("a"), Log("b"), Sub("s")
print(a == b, a != b)
show(lambda: a < b)
show(lambda: a >= b)
print(a == s, a == 5, 5 == a)
show(lambda: a < s)
show(lambda: 5 > a)
print(Log("t", "truth") < 5, Log("t", []) == 5, 1 < 2 < Log("z", 0))
