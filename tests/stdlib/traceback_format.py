import traceback

def inner(n): return 10 / n
def outer(n):
    try:
        return inner(n)
    except ZeroDivisionError as error:
        raise ValueError("bad n") from error

try:
    outer(0)
except ValueError as error:
    print("".join(traceback.format_exception(error)))
    print(traceback.format_exception_only(error))
    for frame in traceback.extract_tb(error.__traceback__): print(frame.name, frame.lineno, frame.line)
try:
    {}["missing"]["again"]
except KeyError:
    print(traceback.format_exc())
try:
    raise ExceptionGroup("group", [ValueError(1), TypeError("t")])
except ExceptionGroup as error:
    error.add_note("a note")
    print("".join(traceback.format_exception(error)))
try:
    compile("a b", "file", "exec")
except SyntaxError as error:
    print("".join(traceback.format_exception_only(error)))
