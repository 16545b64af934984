# Compound statements without a colon, block or expression: the words for each.
for source in "if x", "if x\n  y", "if: pass", "if x:", "if x:\npass", "elif x: pass", "else: pass", "if x: pass\nelse if y: pass", "if x: pass\nelse", "if x = 1: pass", "if x == 1: pass\nelif y = 2: pass", "while x", "while: pass", "while x:\n", "while x = 1: pass", "try: pass", "try:\nexcept: pass", "try\n  pass", "except: pass", "finally: pass", "try: pass\nexcept X", "try: pass\nexcept:\n", "try: pass\nfinally", "with x", "with: pass", "with x:\n", "with x as: pass", "def f", "def f()", "def f():", "def f: pass", "def (): pass", "def f() -> : pass", "class", "class C", "class C:", "class C(: pass", "class 1: pass", "match x:", "match x:\n case 1:", "match x:\n case 1\n  pass", "match x:\n pass", "async x", "async def f()", "async for x in y: pass", "async with x: pass", "lambda", "lambda x", "@", "@x", "@x\ny = 1", "if x: if y: pass", "for x in y: while z: pass", "if x: pass; else: pass", "class C: def f(): pass":
    try:
        compile(source, "f", "exec")
        print(ascii(source), "| compiles")
    except SyntaxError as e:
        print(ascii(source), "|", type(e).__name__, "|", e.msg)
