# isinstance and issubclass: classes, tuples, unions, and what is neither.
from _show import show
import abc, collections.abc, typing

for kind in int, (int, str), ((int,), (str, (float,))), int | str, int | None, (), type(None), typing.Union[int, str], object, abc.ABC, collections.abc.Sized, 5, "int", None, [int], (int, 5), ("a", int), list[int], int | list[int], typing.Any, typing.List, typing.List[int], lambda: 0, (list[int],), type, typing.Hashable:
    show(isinstance, 5, kind)
    show(issubclass, bool, kind)
show(issubclass, 5, int), show(issubclass, "x", (int, str)), show(issubclass, None, object), show(issubclass, list[int], list), show(issubclass, int | str, int)
class Fake:
    __bases__ = (int,)
class Fake2:
    __bases__ = 5
show(isinstance, 5, Fake()), show(issubclass, Fake(), int), show(issubclass, Fake2(), int), show(issubclass, Fake(), (str, Fake()))
