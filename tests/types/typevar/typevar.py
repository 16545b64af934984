# A type variable: bounds, constraints, defaults, variance.
import typing
from _show import show


def f[T, S: int, R: (str, bytes), D = list]():
    return T, S, R, D


T, S, R, D = f()
print(T, T.__name__, T.__bound__, S.__bound__, R.__constraints__, D.__default__, T.has_default(), D.has_default(), T.__covariant__, T.__contravariant__, T.__infer_variance__, T.__repr__(), T | int, T.__or__(int), T.__ror__(int), S.evaluate_bound(1), R.evaluate_constraints(1), D.evaluate_default(1), T.__reduce__(), T.__default__ is typing.NoDefault)
V = typing.TypeVar("V", int, str, covariant=True)
print(V, V.__constraints__, typing.TypeVar("C", contravariant=True), typing.TypeVar("B", bound=int).__bound__, list[V][int], T.__getattribute__("__name__"), V.__module__, V.__mro_entries__ is not None, V.__typing_subst__(int), V.__typing_prepare_subst__ is not None)
show(typing.TypeVar)
show(typing.TypeVar, 5)
show(typing.TypeVar, "X", int)
show(typing.TypeVar, "X", int, str, bound=int)
show(typing.TypeVar, "X", covariant=True, contravariant=True)
show(lambda: type("C", (V,), {}))
show(V.__mro_entries__, ())
show(V.__typing_prepare_subst__, list[V], ())
show(V)
show(setattr, V, "__name__", "x")
