# The first iterable is evaluated at once and outside; everything else inside, when its turn comes.
from _show import show

def say(x):
    print("say", x, end="; ")
    return x

g = (say(y) for x in say([1, 2]) for y in say([x]) if say(True))
print("made")
print(next(g))
show(lambda: (x for x in 5))
g = (x for x in [1] for y in undefined)
show(next, g)
class C:
    n = 3
    outer = [i for i in range(n)]
    try:
        inner = [n for i in range(1)]
    except NameError as e:
        print(e)
print(C.outer, getattr(C, "inner", "none"))
