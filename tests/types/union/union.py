# X | Y is a union: flat, without duplicates, in any order equal.
import types
from typing import TypeVar
from _show import show

T = TypeVar("T")
u = int | str | None
print(u, u.__args__, int | int, int | (str | int), u == (None | str | int), u != int, hash(u) == hash(str | None | int), isinstance(5, u), isinstance(None, u), isinstance(1.5, u), issubclass(bool, u), (list[T] | int)[str], (list[T] | int).__parameters__, type(u) is types.UnionType)
print(u.__repr__(), u.__eq__(5), u.__ne__(u), u.__hash__() == hash(u), u.__or__(float), u.__ror__(float), u.__getattribute__("__args__"), u.__origin__, u.__name__, u.__qualname__, (list[T] | int).__getitem__(str), u.__lt__(u), u.__le__(u), u.__gt__(u), u.__ge__(u))
show(lambda: isinstance(5, int | list[int]))
show(lambda: u[int])
show(u)
show(u.__mro_entries__, ())
print(type(u).__class_getitem__(int))
show(lambda: type("X", (u,), {}))
show(lambda: int | "forward")
print(types.UnionType[int, str])
