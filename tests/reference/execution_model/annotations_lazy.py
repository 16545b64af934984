# Annotations are evaluated when asked for, with the names as they are then; errors are not kept.
import annotationlib
from _show import show

def f(a: Later, b: "text", *c: 1 + 1, d: [x for x in range(2)] = None) -> (lambda: 5): pass

show(lambda: f.__annotations__)
Later = int
print(f.__annotations__["a"], f.__annotations__["b"], f.__annotations__["c"], f.__annotations__["d"], f.__annotations__["return"]())
Later = str
print(f.__annotations__["a"], f.__annotate__(1)["a"])
class C:
    x: Own
    Own = 5
    y: Own
print(C.__annotations__, C.__annotate__(1))
def g(q: nope.deep[1], r: int): pass
print(annotationlib.get_annotations(g, format=annotationlib.Format.STRING))
fwd = annotationlib.get_annotations(g, format=annotationlib.Format.FORWARDREF)
print(type(fwd["q"]).__name__, fwd["q"].__forward_arg__, fwd["r"])
show(lambda: f.__annotate__(2)["a"])
show(f.__annotate__, 9)
g.__annotations__ = {"own": 1}
print(g.__annotations__, g.__annotate__)
g.__annotate__ = lambda format: {"from": format}
print(g.__annotations__)
show(setattr, g, "__annotate__", 5)
show(setattr, g, "__annotations__", 5)
