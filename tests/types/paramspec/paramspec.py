# **P stands for the parameters of a function.
import typing
from typing import Callable
from _show import show


def f[**P]():
    return P


P = f()
print(P, P.__name__, P.args, P.kwargs, P.args.__origin__ is P, Callable[P, int], P.__default__ is typing.NoDefault, P.has_default(), P.evaluate_default, P.__bound__, P.__covariant__, P.__contravariant__, P.__infer_variance__, P.__repr__(), P.__reduce__(), P | None, P.__or__(int), P.__ror__(int), P.__getattribute__("__name__"))
print(typing.ParamSpec("Q", default=[int]).__default__, Callable[P, int][[str, bool]])
show(typing.ParamSpec)
show(typing.ParamSpec, 5)
show(P.__mro_entries__, ())
show(P.__typing_subst__, 5)
show(P.__typing_prepare_subst__, Callable[P, int], ([int],))
