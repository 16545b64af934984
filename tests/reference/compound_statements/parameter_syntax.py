# Lists of parameters that are none.
for source in "a, a", "a=1, b", "*, **k", "*", "*,", "a, *, ", "/", "/, a", "a, /, /", "a, *, /", "*a, /", "a, /, *, /", "*a, *b", "*, *a", "**k, a", "**k, *a", "**k, **l", "**k=1", "*a=1", "a, (b, c)", "a.b", "1", "a=", "a: int: str", "a: =1", "*a: *int", "**k: *int", "a, b, /, c, *, d", "a, /, *, b, **k", "a=1, /, b=2", "a=1, /, b", "*, a, b=1, c", "*a, b=1, c, **k", "a b", "a; b", "lambda", "*: int", "/=1", "a:int=1, *args:str, k:float=2.0, **kw:dict", "a,, b", "(a)", "a=1, *", "*, a, *b", "a, b=1, *, c, d=2", "**k,", "*a,", "a, /,", "*None", "**True":
    try:
        compile(f"def f({source}): pass", "f", "exec")
        print(source, "| compiles")
    except SyntaxError as e:
        print(source, "|", e.msg)
