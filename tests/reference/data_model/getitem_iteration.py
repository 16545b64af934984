# Without __iter__, __getitem__ is called with 0, 1, … until IndexError, or StopIteration.
from _show import show


class G:
    def __init__(self, error):
        self.error = error

    def __getitem__(self, i):
        print("item", i, end="; ")
        if i == 3:
            raise self.error
        return i * i


show(list, G(IndexError()))
show(list, G(StopIteration()))
show(list, G(KeyError("k")))
it = iter(G(IndexError()))
print(type(it).__name__, next(it), it.__reduce__()[2], it.__length_hint__() if hasattr(it, "__length_hint__") else "-")
print([*it], list(it))
show(max, G(IndexError()))
a, b, c = G(IndexError())
print(a, b, c)
