# What a pattern bound stays bound when a later part or the guard fails; bindings happen after the whole pattern fit.
def f(v):
    match v:
        case [a, b, 0]: pass
        case [a, b, c] if c > 10: pass
        case [_, _, _]: return sorted((k, w) for k, w in locals().items() if k != "v")


print(f([1, 2, 3]), f([1, 2, 0]))
match 5, 6:
    case x, 7: pass
    case y, 6 if (z := y) > 9: pass
    case _: print("x" in globals(), y, z)
match (n := [1, 2]):
    case [n, m]: print(n, m)
match 1, 2:
    case (1, 2) as t: print(t)
match *[1, 2], 3:
    case [*all]: print(all)
match x := 4:
    case 4: print(x)
