# reversed(): __reversed__, else length and items from the end; else an error.
from _show import show


class R:
    def __reversed__(self):
        return "anything"


class S:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return f"item{i}"


class OnlyItems:
    def __getitem__(self, i):
        return i


print(reversed(R()), list(reversed(S())), list(reversed({1: 2, 3: 4})), list(reversed({1: 2}.items())))
show(reversed, OnlyItems())
show(reversed, {1, 2})
show(reversed, iter([]))
show(reversed, 5)
show(reversed, (i for i in ()))
r = reversed(S())
print(next(r), r.__length_hint__(), list(r), r.__length_hint__())
