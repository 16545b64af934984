def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

import operator
for op in (operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, operator.pow,
           operator.lshift, operator.rshift, operator.and_, operator.or_, operator.xor, divmod):
    for other in ("x", None, 1.5, 1j, [1], True):
        show(op, 7, other)
show(lambda: ~1.5)
show(lambda: -"x")
show(lambda: 1 < "x")
show(lambda: 1 == "1")
show((1).__add__, 1.0)
show((1).__lt__, 1.0)
show((1).__eq__, 1.0)
show((3).__rsub__, 5)
show((3).__divmod__, 2)
show((3).__rdivmod__, 7)
