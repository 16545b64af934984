# What an abstract class is for match statements: a sequence or a mapping, but not both.
from collections.abc import Collection, Mapping, Sequence

try:
    class Both(Collection):
        __abc_tpflags__ = Sequence.__flags__ | Mapping.__flags__
except TypeError as e:
    print(e)
print('__abc_tpflags__' in vars(Sequence), '__abc_tpflags__' in vars(Mapping))


class Own(Sequence):
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return (1, 2)[i]


match Own():
    case [a, b]:
        print(a, b)
