for s in ["[i for i in (j:=[1])]", "def f(): return [i+1 for i in [1] for j in (k := i, 2)]", "[i for i in (lambda: (j := 1))()]", "[i for i in [j for k in (j := 1,)]]","[i for i in [[(j:=1) for j in range(5)] for j in range(5)]]", "[(j:=1) for i in [1]]", "[i for i in 'abc' if (j:=1) for k in 'ab']",
 "await x", "def f(): await x", "class A: await x", "[await x for x in y]", "def f(): return [await x for x in y]", "def f(): return (await x for x in y)", "lambda: await x", "class A:\n  x=[await q for x in y]", "async def f(): return [lambda: await x]", "assert await x","[x async for x in y]","def f():\n return [[x async for x in y] for z in q]","async def f():\n return [[x async for x in y] for z in q]", "x = f'{await y}'", "def f(x: (await y)): pass", "async def f(x=[await z for z in q]): pass"]:
    for opt in 0,1:
        try: compile(s,"f.py","exec",optimize=opt); print('ok')
        except SyntaxError as e: print(repr(s), e, e.lineno, e.offset, e.end_offset)
