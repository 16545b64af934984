# The message about a bracket says where the other one is, when that is another line.
for source in "(\n1,\n", "x = [1,\n\n2)", "f(\n  a,\n  b]\n", "{\n'a': (1,\n}", "x = (\ndef f(): pass\n", "print('a'\nx = 1\n", "a = [1, 2\nfor x in a: pass", "foo(a, [b\n)\n", "((((((\n))))]":
    try:
        exec(source)
    except SyntaxError as e:
        print(type(e).__name__, e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))
