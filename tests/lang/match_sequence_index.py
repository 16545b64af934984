# With a wildcard star, a sequence pattern asks for single items; which class is a sequence or mapping; errors.
import collections
import collections.abc


class Endless(collections.abc.Sequence):
    def __len__(self):
        return 42

    def __getitem__(self, i):
        print("item", i)
        return i


match Endless():
    case [0, *_, 40, y]:
        print(y)
match Endless():
    case [_, x, *_]:
        print(x)
match Endless():
    case [*_, 40, _]:
        print("40")
    case [*_, 41]:
        print("41")
match Endless():
    case [_, *_]:
        print("any")


def kind(v):
    match v:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
    return None


class C:
    pass


class A(collections.UserDict, C, list):
    pass


class B(collections.UserList, dict, C):
    pass


class D:
    pass


class E(D):
    pass


print(kind(A()), kind(B()), kind(D()))
collections.abc.Sequence.register(D)
print(kind(D()), kind(E()))
collections.abc.Mapping.register(D)
print(kind(D()), kind(E()))

for pattern in 'f""', 'f"{x}"', '{f"": _}', "{0: _, -0: _}", "{1: _, 2: _, True: _}", "(None | _) | _", "(None | x) | 1":
    try:
        compile(f"match 1:\n case {pattern}: pass\n case 3: pass", "source", "exec")
        print("fine")
    except SyntaxError as error:
        print(error.msg, error.offset)
