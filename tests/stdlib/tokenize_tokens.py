import tokenize, io
def show(s):
    print('---', repr(s))
    try:
        for t in tokenize.generate_tokens(io.StringIO(s, newline='').readline):
            print(' ', tokenize.tok_name[t.type], repr(t.string), t.start, t.end, repr(t.line))
    except (tokenize.TokenError, SyntaxError) as e:
        print('  !', type(e).__name__, e.args)
for s in ['a', 'a\n', '', '\n', '# c', '# c\n', 'if x:\n  # c\n  y\n\n# d\nz\n', 'if x:\n  y', 'x = (1,\n # c\n 2)\n', "'''a\nb'''\n", 'a\r\nb\r\n', 'a\rb\n', '$\n', 'a ? b\n', '!\n', "f'a{{b}}c{x!r:>{w}}d'\n", "f'{x}'", "f'''a\n{x\n}b{{'''\n", 'x = \\\n 1\n', 'é = "é" + b\n', '(', '"""a\n', "'a\n", 'if 1:\n   a\n  b\n', 'if 1:\n\ta\n        b\n', 'a \\ b\n', 'a \\', '1if 2else 3\n', '0777\n', '1__0\n', ')\n', '(]\n', "f'{a'\n", '\f a\n', '  \n', '  # c', 'async def f(): await x\n', 'a <> b\n', '€\n', 'def f():\n  pass\n\n\n\n', 't"{a=}"\n', "f'{x:{{y}}'\n", "f'\\N{DIGIT ONE}{{'\n",'x\0y\n', "rb'a' Rb'b' u'c'\n", 'a;b\n', 'if a:\n  b;\n', 'f"a" "b" \'c\'\n', 'x = 5 # c', '\\\n', 'if 1:\n  x\n \\\n  y\n', '0xg\n', '1e5 1.5j .5 1_000\n','a\\\nb\n', 'if 1:\n    x\n    # last', 'class A:\n  def f():\n    pass\n\n  # c\n# d\nx']:
    show(s)
