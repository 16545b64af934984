# gc-stress: 500
"""The tokenizer asks for a line when all tokens before it are told: how many it had asked for at each token."""
import tokenize


def run(*lines):
    rest = iter(lines)
    asked = 0

    def readline():
        nonlocal asked
        asked += 1
        return next(rest)

    print('---', lines)
    try:
        for token in tokenize.generate_tokens(readline):
            print(asked, tokenize.tok_name[token.type], repr(token.string), token.start, token.end, repr(token.line))
    except Exception as error:
        print(asked, type(error), error)


run('a ', 'b\n')
run('a', 'b')
run('a\r\n', 'b\r', '(\r\n', ')\r\n')
run('x = """a\r\n', 'b"""\r\n')
run('x = 1 \\\n', ' + 2\n', 'y\n')
run("f'''{\n", "1}\n", "{2\n", "}'''\n", "z\n")
run('if 1:\n', '  a\n', '# c\n', '\n', '   # d\n', 'b\n')
run('if 1:\n', '  a\n', '# c\n', '\n', '   # d\n')
run('(\n', '1\n')
run("'abc\n", "x\n")
run("'abc\\\n", "x\n")
run("'abc\\\n", "x'\n", "c")
run("'''abc\n", "x'\n", "c")
run("a = $\n", "c\n")
run("a \\ \n", "c\n")
run("a \\\n")
run("if a:\n","  b\n"," c\n","d\n")
run("é = 'ü'\n", "ö\n")
run("a\0b\n","c\n")
run("a\n","c\0\n")
run("\n", "", "a\n")
run("\f\n", "\x0c  a\n", "b\n")
run("f'abc\\\n", "x'\n", "c")
run("f'abc\\\n", "x\n", "c")
run("f'abc{x\\\n", "}'\n", "c")
run("(\n", "(\\\n")
run("if 1:\n", "    x = (1,\n", "\n", "  2)\n", "\n", "\tdef f(): pass\n")


def big():
    for n in range(3000):
        yield f'{"é" * (n % 7)} = {n}\n'


print(len(list(tokenize.generate_tokens(big().__next__))))
text = ["x = '''\n", *["line\n"] * 20000, "'''\n"]
print(len(next(t for t in tokenize.generate_tokens(iter(text).__next__) if t.type == tokenize.STRING).string))


def fail():
    raise KeyError("line")


try:
    list(tokenize.generate_tokens(fail))
except KeyError as error:
    print(repr(error))
