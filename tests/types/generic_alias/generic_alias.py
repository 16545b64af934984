# list[int] and its kind stand for the class.
import types
from typing import TypeVar
from _show import show

T = TypeVar("T")
a = list[int]
print(a, a([1]), a.__origin__, a.__args__, a.__parameters__, a.__unpacked__, dict[str, T][int], dict[T, T].__parameters__, (*tuple[int, ...],), a == list[int], a != list[str], hash(a) == hash(list[int]), a.append is list.append, a.__mro_entries__((a,)), a.__typing_unpacked_tuple_args__)
G = type(a)
print(G.__repr__(a), G.__eq__(a, 5), G.__ne__(a, list[int]), G.__hash__(a) == hash(a), G.__call__(a, "ab"), a | None, a.__or__(int), a.__ror__(int), a.__reduce__()[1], G.__getattribute__(a, "__args__"), "append" in G.__dir__(a), next(iter(tuple[int])), G.__getitem__(list[T], int), G.__lt__(a, a), G.__le__(a, a), G.__gt__(a, a), G.__ge__(a, a), next(G.__iter__(a)))


class Sub(list[int]):
    pass


print(Sub.__orig_bases__, Sub.__bases__, types.GenericAlias(int, (str,)), isinstance(a, type))
show(lambda: a[str])
show(lambda: isinstance([], a))
show(lambda: issubclass(list, a))
show(a.__instancecheck__, [])
show(a.__subclasscheck__, list)
show(lambda: dict[T, T][int, str])
show(setattr, a, "x", 1)
show(types.GenericAlias)
