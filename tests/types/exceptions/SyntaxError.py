# SyntaxError: where, and in which text.
from _show import show

try:
    compile("x = 1\ny = = 2\n", "file.py", "exec")
except SyntaxError as e:
    print(e.msg, e.filename, e.lineno, e.offset, repr(e.text), e.end_lineno, e.end_offset, e.print_file_and_line, str(e))
e = SyntaxError("m", ("f", 1, 2, "text", 3, 4))
print(repr(e), str(e), e.args, e.text, e.end_lineno, SyntaxError().msg, SyntaxError("a", ("f", 1, 2, "t")).end_offset, str(SyntaxError("only")), e.__str__())
e.filename = None
print(str(e))
for args in [("m", (1,)), ("m", 5), ("m", ("f", 1, 2, "t", 3))]:
    show(SyntaxError, *args)
for source, kind in [("if x:\npass", IndentationError), ("if x:\n\ta\n        b", TabError), ("  x", IndentationError)]:
    try:
        compile(source, "f", "exec")
    except kind as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset)
print(TabError('t').msg, IndentationError("i").msg)
