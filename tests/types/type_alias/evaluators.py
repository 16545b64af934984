# Functions that evaluate bounds, defaults and aliases: of one argument, the format, which is VALUE unless it is given.
import inspect
from annotationlib import Format, call_evaluate_function
from typing import TypeAliasType, TypeVar
from _show import show

type Alias[T: bound = fallback, *Ts = rest, **P = spec] = value | int
T, Ts, P = Alias.__type_params__
for evaluate in (Alias.evaluate_value, T.evaluate_bound, T.evaluate_default, Ts.evaluate_default, P.evaluate_default):
    print(evaluate.__name__, evaluate.__defaults__, inspect.signature(evaluate), evaluate.__code__.co_varnames)
    show(evaluate)
    show(evaluate, 2)
    show(evaluate, 3)
    show(evaluate, None)
    show(evaluate, 1, 2)
    show(evaluate, format=1)
    show(call_evaluate_function, evaluate, Format.STRING)
    show(call_evaluate_function, evaluate, Format.FORWARDREF)


def annotated(x: missing): pass


show(annotated.__annotate__, "x")
show(annotated.__annotate__)
show(annotated.__annotate__, format=3)

known = TypeAliasType("Known", int | str)
show(known.evaluate_value)
show(known.evaluate_value, 1)
show(known.evaluate_value, 4)
show(call_evaluate_function, known.evaluate_value, Format.STRING)
show(TypeVar("Bounded", bound=list[int]).evaluate_bound, 4)
