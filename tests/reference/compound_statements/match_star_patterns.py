# One star in a sequence pattern takes the rest, as a list; *_ takes it without binding.
def f(v):
    match v:
        case [1, *_]: return "starts with 1", sorted(k for k in locals() if k != "v")
        case [*_, 9]: return "ends with 9"
        case (2, *middle, 2): return middle
        case [[*inner], *_]: return "inner", inner
        case *all,: return "all", all


for v in [1], (1, 2), [5, 9], [2, 2], [2, 3, 4, 2], ["ab"], [[3, 4], 5], []:
    print(f(v))
for source in "[*a, *b]", "*a", "[*a, b, *_]", "(*a)", "*a, *b", "{*a}", "[**a]", "[*a.b]", "[*_, *_]", "[*1]":
    try:
        compile(f"match x:\n case {source}: pass", "f", "exec")
        print(source, "| compiles")
    except SyntaxError as e:
        print(source, "|", e.msg)
