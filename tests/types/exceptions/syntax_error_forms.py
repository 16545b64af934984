# SyntaxError: what its arguments become, and how it is written.
from _show import show

for args in (), ("m",), ("m", ("f", 1, 2, "text")), ("m", ("f", 1, 2, "text", 3, 4)), ("m", ("f", 1, 2, "text", 3, 4, True)), ("m", (None, None, None, None)), ("m", ("/a/b/file.py", 7, 2, "t")), ("m", ["f", 1, 2, "t"]), ("m", (1,)), ("m", 5), ("m", "four"), ("m", ("f", 1, 2, "text", 3)), ("m", None), ("m", ("f", "1", 2, "t")), (5, ("f", 1, 2, 3)), ("m", ("f", 1, 2, "t"), 3):
    try:
        e = SyntaxError(*args)
    except Exception as error:
        print(args, "|", type(error).__name__, error)
        continue
    print(args, "|", str(e), "|", e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.print_file_and_line)
e = SyntaxError("m", ("f", 1, 2, "t"))
e.filename, e.lineno, e.msg = "g", 9, "changed"
print(e, e.args)
e.lineno = "x"
print(e)
print(issubclass(IndentationError, SyntaxError), issubclass(TabError, IndentationError), repr(TabError("m")))
