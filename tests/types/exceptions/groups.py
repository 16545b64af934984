# Exception groups: making, splitting, deriving.
from _show import show

g = ExceptionGroup("msg", [ValueError(1), TypeError("t"), ExceptionGroup("in", [ValueError(2), KeyError("k")])])
print(g, repr(g), g.message, g.exceptions[0], type(BaseExceptionGroup("b", [ValueError()])), type(BaseExceptionGroup("b", [KeyboardInterrupt()])))
print(g.subgroup(ValueError), repr(g.subgroup(ValueError)), g.subgroup(OSError), g.split((TypeError, KeyError)), g.split(lambda e: isinstance(e, KeyError)), g.derive([OSError()]), g.split(ExceptionGroup)[1], g.__str__())
for args in [("m", []), ("m", 5), (5, [ValueError()]), ("m", [5]), ("m",), ("m", [KeyboardInterrupt()]), ("m", [ValueError], 3)]:
    show(ExceptionGroup, *args)
show(g.subgroup, 5)
show(g.split, "a")
show(setattr, g, "message", "x")
show(setattr, g, "exceptions", ())
print(ExceptionGroup[ValueError], BaseExceptionGroup.__class_getitem__(int))


print(BaseExceptionGroup('g', [KeyError()]).__str__())


class Own(ExceptionGroup):
    def derive(self, excs):
        return Own("derived " + self.message, excs)


o = Own("o", [ValueError(1), TypeError(2)])
o.add_note("noted")
match, rest = o.split(ValueError)
print(repr(match), repr(rest), match.__notes__, BaseExceptionGroup("b", [GeneratorExit()]).split(ValueError), BaseExceptionGroup("b", [ValueError(0)]).subgroup(ValueError), BaseExceptionGroup("b", [ValueError(0)]).derive([KeyError()]), BaseExceptionGroup("msg", [KeyError()]).message, BaseExceptionGroup("msg", [KeyError()]).exceptions)
