# Literal and value patterns compare with ==, None and booleans with is.
import math
from _show import show


def f(x):
    match x:
        case None:
            return "None"
        case True:
            return "True"
        case 0 | 0.5:
            return "zero or half"
        case -1:
            return "minus one"
        case 1 + 2j:
            return "complex"
        case "a" "b" | b"c":
            return "text"
        case math.pi:
            return "pi"
    return "nothing"


print([f(x) for x in (None, True, False, 1, 0.0, 0.5, -1, -1.0, 1 + 2j, "ab", b"c", "c", math.pi, [], 1.0)])
for source in "x.y()", "1 + 2", "-x", "1 + x", "1 - 2", "x + 1j", "...", "not 1", "1 < 2", "(yield)", "1j + 2":
    show(lambda: compile(f"match x:\n case {source}: pass", "f", "exec").co_name)
