# Numbers in patterns have no +; a comprehension's loop has nothing to do with what := binds in it; a reserved name.


def show(source):
    try:
        compile(source, "made", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print("fine")


for pattern in "-1", "+1", "-1+2j", "+1+2j", "{+1: x}", "{-1: x}", "-2j", "C(+1)":
    show(f"match x:\n case {pattern}: pass\n")
for inner in "j", "k[j]", "k[j + 1]", "(i, j)", "j.a", "k":
    show(f"[0 for i in x if (j := 0) for {inner} in y]")
    show(f"def f():\n return {{0 for i in x if (j := 0) for {inner} in y}}")
show("[(k := 1) for i in x for k[0] in y]")
show("[[(j := 0) for i in x] for j in y]")
for text in 't"{x}"[i, j]', '"a"[t"b"]', 't"{x}"(1)', 't"{x}"[0]':
    import warnings
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        compile(text, "made", "eval")
    print([str(w.message) for w in found])
for source in "class A[T, __classdict__]: pass", "def f[*__classdict__](): pass", "type T[**__classdict__] = 1", "class A[__class__]: pass":
    show(source)
