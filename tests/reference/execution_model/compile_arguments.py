# compile(): modes, flags, names; what can be compiled.
import ast
from _show import show

show(compile, "1", "f", "nope")
show(compile, "x = 1", "f", "eval")
show(compile, "x = 1\ny = 2", "f", "single")
show(compile, 5, "f", "exec")
show(compile, "1", 5, "exec")
show(compile, "1", "f")
show(compile, "1", "f", "exec", -1)
show(compile, "1", "f", "exec", 0, True, 9)
show(compile, "1", "f", "exec", optimize=-2)
print(eval(compile("1 + 1", "f", "eval")), eval(" \t 1"), eval(compile(b"2", b"f", "eval")), eval(compile(memoryview(b"3"), "f", "eval")))
print(type(compile("1", "f", "eval", ast.PyCF_ONLY_AST)).__name__, eval(compile(ast.parse("4", mode="eval"), "f", "eval")))
show(compile, ast.parse("4"), "f", "eval")
exec(compile("'printed'\n", "f", "single"))
exec(compile("None\n", "f", "single"))
print(compile("1", "name", "exec").co_filename, compile("1", "n", "exec").co_name)
