# "single" takes one statement, and shows the values of expressions.
from _show import show

for source in "1", "'a'; None; [2]", "if 1:\n 3\n\n", "x = 5", "for i in (6, 7): i\n", "def f():\n 8\n\n", "pass\n# comment\n":
    exec(compile(source, "f", "single"))
for source in "1\n2", "x = 1\ny = 2", "if 1:\n 2\n3", "", "def f(): pass\nf()":
    show(compile, source, "f", "single")
import codeop
for source in "1", "if 1:", "(1,", "x = 'abc", "def f():\n  pass", "'''", "1 +", "@x", "x = \\", "if 1:\n  pass\n", "class C:", "try:", "for", "f(a, b", "1)":
    try:
        print(source.encode(), codeop.compile_command(source) is not None)
    except SyntaxError as e:
        print(source.encode(), e.msg)
