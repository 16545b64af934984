# | of classes is a union; [] needs __class_getitem__.
from _show import show


class G:
    def __class_getitem__(cls, item):
        return cls.__name__, item


print(int | str, int | None, type.__or__(int, str), type.__ror__(int, None), G[1, 2], type[int], type.__repr__(int), (int | str) == (str | int))
show(lambda: int | 5)
show(lambda: int[0])
show(lambda: int & str)
print(type.__call__(int, "12"), repr(G))
