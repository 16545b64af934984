# compile(): modes, flags, trees, and what is no source.
import ast
from _show import show

print(eval(compile("1 + 2", "f", "eval")), exec(compile("x = 5", "f", "exec")), x)
exec(compile("1 + 1; 'shown'", "f", "single"))
tree = compile("y = 2", "f", "exec", ast.PyCF_ONLY_AST)
print(type(tree).__name__, exec(compile(tree, "g", "exec")), y, compile(b"# coding: latin-1\nz = '\xe9'", "f", "exec").co_names)
print(exec(compile("assert 0", "f", "exec", optimize=2)), compile(source="1", filename="f", mode="eval").co_filename)
for args in [("1", "f", "wrong"), ("x = 1", "f", "eval"), ("1\0", "f", "eval"), (5, "f", "exec"), ("1", 5, "eval"), ("1", "f", "eval", 1 << 30), ("1; 2\n3", "f", "single"), ("", "f", "eval"), ("1", "f"), (tree, "f", "eval"), ("1", "f", "eval", 0, False, 5)]:
    show(compile, *args)
