# Defaults are evaluated once, when def is executed, from left to right; the name is bound afterwards.
from _show import show

def say(x):
    print("say", x, end="; ")
    return x

def f(a=say(1), /, b=say(2), *, c=say(3), d=say(4)): return a, b, c, d
print(f(), f.__defaults__, f.__kwdefaults__)
def grow(x, l=[]):
    l.append(x)
    return l
print(grow(1), grow(2), grow(3, []), grow.__defaults__)
def later(n=5): return n
n = 9
later.__defaults__ = (n,)
print(later())
later.__defaults__ = None
show(later)
f.__kwdefaults__ = {"c": "C"}
show(f)
f.__kwdefaults__["d"] = "D"
print(f())
show(lambda: (lambda x=undefined: x)())
i = 1
def own(i=i): return i
i = 2
print(own())
