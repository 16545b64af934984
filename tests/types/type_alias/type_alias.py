# type X = … is evaluated when it is asked for.
import typing
from _show import show

type Simple = int | str
type Pair[A, B = int] = tuple[A, B]
type Recursive = list[Recursive]
type Broken = undefined
print(Simple, Simple.__name__, Simple.__value__, Simple.__type_params__, Simple.__parameters__, Pair[str], Pair[str, str].__args__, Pair.__value__, Pair.__type_params__, Recursive.__value__, Simple | None, Simple.__or__(None), Simple.__ror__(None), Simple.__module__, next(iter(Pair)))
print(Simple.__repr__(), Pair.__getitem__(str), Simple.evaluate_value(1), Simple.__reduce__(), Simple.__getattribute__("__name__"), next(Pair.__iter__()))
show(lambda: Broken.__value__)
show(lambda: Simple[int])
show(Simple)
show(lambda: isinstance(5, Simple))
show(setattr, Simple, "__name__", "x")
made = typing.TypeAliasType("Made", list[int], type_params=())
print(made, made.__value__)
show(typing.TypeAliasType, "X")
show(typing.TypeAliasType, 5, int)
