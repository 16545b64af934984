# Alternatives bind the same names; the first that fits is taken; one that always fits ends the list.
def f(v):
    match v:
        case [x, 1] | [2, x]: return "x", x
        case 1 | 2 | (3 | 4): return "small"
        case str() | bytes() as t: return "text", t
        case (int() | float()) as n if n > 10: return "big", n
        case {"k": a} | [a]: return a
    return "none"


for v in [5, 1], [2, 7], [2, 1], 3, "s", b"", 11, 10.5, 5, {"k": "v"}, ["w"]:
    print(f(v))
for source in "x | 1", "1 | x", "_ | 1", "x | y", "[x] | [y]", "[x] | 1", "(x as y) | z", "1 | (x)", "x as y as z", "1 as _", "1 as x.y", "x as x", "[x, x]", "P(x, x)", "P(a=1, a=2)", "P(a=1, 2)", "P(1, **k)", "P(*a)", "1 + 1", "1 + 2j + 3j", "-x", "+1", "-'a'", "f'a'", "1j + 1", "1 - 1", "x.y", "x()", "x[0]", "...", "not 1", "a if b else c", "lambda: 1", "1 < 2", "{1}", "x := 1", "None | True", "t'a'", "-1.5 - 2j", "--1", "1_0", "P.Q.R()", "P()()", "(1, )", "()", "(1 as x, y)":
    try:
        compile(f"match v:\n case {source}: pass", "f", "exec")
        print(source, "| compiles")
    except SyntaxError as e:
        print(source, "|", e.msg)
