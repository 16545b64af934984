# Brackets and indentation nest so deep and no deeper.
for n in 50, 200, 201:
    try:
        print(n, len(str(eval("[" * n + "]" * n))))
    except (SyntaxError, MemoryError, RecursionError) as e:
        print(n, type(e).__name__, e.args[0])
for n in 99, 100:
    source = "".join(" " * i + "if 1:\n" for i in range(n)) + " " * n + "pass\n"
    try:
        print(n, compile(source, "f", "exec") is not None)
    except SyntaxError as e:
        print(n, type(e).__name__, e.msg)
