# try: the first handler that fits, else, finally.
from _show import show


def f(call):
    try:
        call()
    except (KeyError, IndexError) as e:
        return "lookup", repr(e)
    except ArithmeticError:
        return "arithmetic"
    except TypeError as e:
        raise ValueError("changed") from e
    else:
        return "else"
    finally:
        print("finally", end=" ")


for call in (lambda: {}[1]), (lambda: [][0]), (lambda: 1 / 0), (lambda: 5), (lambda: 1 + "a"), (lambda: undefined):
    show(f, call)


def g(kinds):
    try:
        raise KeyError("k")
    except kinds:
        return "caught"


print(g(KeyError), g((ValueError, LookupError)), g(Exception))
show(g, ValueError)
show(g, 5)
show(g, (ValueError, "x"))
show(g, ())
try:
    raise KeyError
except ValueError, KeyError:
    print("without parentheses")
for source in "try: 1", "try: 1\nexcept x as y.z: 1", "try: 1\nexcept: 1\nexcept x: 2", "try: 1\nelse: 2", "try: 1\nfinally: 2\nexcept: 3", "try: 1\nexcept x, y as z: 1", "except: 1", "try: 1\nexcept x: 1\nexcept* y: 2", "try: 1\nexcept x as 1: 2", "try: 1\nexcept x\n 2":
    show(compile, source, "f", "exec")
