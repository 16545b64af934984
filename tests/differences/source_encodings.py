# Sources are in UTF-8, Latin-1 or ASCII; other declarations are refused. CPython takes any codec.
try:
    compile(b"# coding: cp1252\nx = '\x80'", "f", "exec")
except SyntaxError as e:
    print(e)                            # -> unknown encoding: cp1252
