# A pattern that always fits must be the last case, unless a guard follows it.
for cases in ["_", "1"], ["x", "1"], ["x if x", "1"], ["1", "_"], ["(x)", "1"], ["x as y", "1"], ["_ as y", "1"], ["1 | _", "2"], ["1 | x", "2"], ["object()", "1"], ["[*_]", "1"], ["*_,", "1"], ["_ if True", "1"]:
    source = "match v:\n" + "".join(f" case {c}: pass\n" for c in cases)
    try:
        compile(source, "f", "exec")
        print(cases, "compiles")
    except SyntaxError as e:
        print(cases, e.msg, e.lineno)
