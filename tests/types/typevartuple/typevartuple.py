# *Ts stands for any number of types.
import typing
from _show import show


def f[*Ts]():
    return Ts


Ts = f()
print(Ts, Ts.__name__, [*Ts], next(iter(Ts)), next(Ts.__iter__()), tuple[*Ts][int, str], Ts.__default__ is typing.NoDefault, Ts.has_default(), Ts.evaluate_default, Ts.__repr__(), Ts.__reduce__(), typing.TypeVarTuple("X", default=typing.Unpack[tuple[int]]).__default__, Ts.__getattribute__("__name__"))
show(typing.TypeVarTuple)
show(typing.TypeVarTuple, 5)
show(Ts.__typing_subst__, int)
show(Ts.__mro_entries__, ())
show(Ts.__typing_prepare_subst__, tuple[*Ts], (int,))
