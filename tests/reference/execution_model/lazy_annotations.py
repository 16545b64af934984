# Annotations are evaluated when they are asked for, in the scope where they stand.
from _show import show


def f(a: Later, b: undefined_name = 1) -> "text":
    pass


show(lambda: f.__annotations__)
Later = int
undefined_name = str
print(f.__annotations__)


class C:
    x: Later
    y: list[Later] = 5
    if False:
        z: int
    (w): int = 3
    attr = 1


print(C.__annotations__, C.y, hasattr(C, "x"))
v: Later = 5
print(__annotations__ if "__annotations__" in globals() else __annotate__(1))


def g():
    local: no_such_name = 1
    return local


print(g(), g.__annotations__)
import annotationlib
def h(a: missing.attr): pass
print(annotationlib.get_annotations(h, format=annotationlib.Format.STRING), list(annotationlib.get_annotations(h, format=annotationlib.Format.FORWARDREF)))
