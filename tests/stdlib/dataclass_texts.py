# skip: asan
# (Its C stack keeps what is dead.)
# The docstring shows how the class is called, if that can be known; with slots, the first class can go.
import dataclasses
import gc
import sys


@dataclasses.dataclass
class Unknown:
    x: undefined
    y: 'later' = 1


@dataclasses.dataclass
class Own:
    def __init__(self, x: Missing, number: int) -> None: ...


class Meta(type):
    __call__ = dict


@dataclasses.dataclass
class Uncallable(metaclass=Meta):
    pass


print(Unknown.__doc__, Own.__doc__, Uncallable.__doc__)


def make():
    @dataclasses.dataclass(slots=True)
    class Slotted:
        x: int
        y: undefined

        def method(self) -> int:
            return self.x

    return Slotted


made = make()
gc.collect()
print([cls is made for cls in object.__subclasses__() if cls.__name__ == 'Slotted'])


class Cleared:
    pass


sys._clear_type_descriptors(Cleared)
print('__dict__' in vars(Cleared), '__weakref__' in vars(Cleared))
for value in int, 1:
    try:
        sys._clear_type_descriptors(value)
    except TypeError as e:
        print(e)
