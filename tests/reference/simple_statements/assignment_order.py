# The right side first, then the targets from left to right, each with its parts.
class T:
    def __init__(self, name): self.name = name
    def __setattr__(self, k, v):
        object.__setattr__(self, k, v)
        if k != "name": print(f"{self.name}.{k} = {v}", end="; ")
    def __setitem__(self, k, v): print(f"{self.name}[{k}] = {v}", end="; ")


def say(x, y=None):
    print("say", x, end="; ")
    return x if y is None else y


a = T("a")
say("t1", a)[say("k1")] = say("t2", a).attr = say("value")
print()
say("t1", a)[say("i")], (say("t2", a).x, *say("t3", a).y) = say("v", (1, [2, 3, 4]))
print()
i = 0
i, a[i] = 1, 2
x = [0, 1]
j = 0
j, x[j] = 1, 9
print(x)
