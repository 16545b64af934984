# ExceptionGroup: split, subgroup and derive keep the tree, the notes, cause and traceback.
from _show import show

def tree(e): return None if e is None else [e.message, *map(tree, e.exceptions)] if isinstance(e, BaseExceptionGroup) else repr(e)

g = ExceptionGroup("outer", [ValueError(1), ExceptionGroup("inner", [KeyError(2), ValueError(3)]), OSError(4)])
g.add_note("note")
g.__cause__ = IndexError("cause")
print(*map(tree, g.split(ValueError)), tree(g.subgroup((KeyError, OSError))), tree(g.subgroup(lambda e: isinstance(e, ExceptionGroup) and e.message == "inner")), g.subgroup(TypeError), g.subgroup(ExceptionGroup) is g)
match, rest = g.split(lambda e: "3" in str(e))
print(tree(match), tree(rest), match.__notes__, repr(match.__cause__), match.__notes__ is g.__notes__)
class Own(ExceptionGroup):
    def __new__(cls, message, errors, code): 
        self = super().__new__(cls, message, errors)
        self.code = code
        return self
    def derive(self, errors): return Own(self.message, errors, self.code)
o = Own("own", [ValueError(1), KeyError(2)], 7)
print(type(o.subgroup(KeyError)).__name__, o.subgroup(KeyError).code, o.split(ValueError)[1].code, str(o), repr(o), repr(ExceptionGroup("t", (ValueError(),))))
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__, str(g), g.exceptions[0], ExceptionGroup("e", [ValueError()]) == g)
for args in (), ("m",), ("m", []), ("m", [5]), (5, [ValueError()]), ("m", [KeyboardInterrupt()]), ("m", 5), ("m", {ValueError()}), ("m", (ValueError(),)), ("m", [ValueError], 3), ("m", [ValueError]):
    show(ExceptionGroup, *args)
for bad in 5, "x", None, int, (ValueError, 5), ValueError():
    show(g.split, bad)
show(setattr, g, "message", "x")
show(setattr, g, "exceptions", ())
show(ExceptionGroup, "m", [ValueError()], x=1)
