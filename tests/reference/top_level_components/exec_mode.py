# A file is statements; a docstring comes first.
import types

code = compile('"""Docs."""\nx = 1\n', "file", "exec")
m = types.ModuleType("m")
exec(code, m.__dict__)
print(m.__doc__, m.x, code.co_name, code.co_filename, code.co_flags & 0x40 == 0 or "no free variables")
for source in "", "\n\n", "# only a comment", "x = 1", "if 1:\n pass", "x = 1\r\ny = 2\r\n", "x = 1;", "\fx = 1":
    exec(source, ns := {})
    print(sorted(k for k in ns if k != "__builtins__"), end=" ")
print()
