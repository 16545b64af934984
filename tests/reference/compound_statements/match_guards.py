# Guards are evaluated after the pattern, in order, and only when it fits.
from _show import show

def guard(name, result):
    print("guard", name, end="; ")
    return result

def f(v):
    match v:
        case 1 if guard("a", False): return "a"
        case int(n) if guard("b", n > 1): return "b"
        case 1 if guard("c", []): return "c"
        case x if guard("d", 5): return "d", x

for v in 1, 2, "x":
    print(f(v))
def g():
    match 1:
        case 1 if undefined: pass
show(g)
def h():
    match 1:
        case 1 if (yield "asked"): return "taken"
        case _: return "left"
it = h()
print(next(it))
show(it.send, False)
