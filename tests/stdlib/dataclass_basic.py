from dataclasses import *

@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list, compare=False)
    secret: int = field(default=0, repr=False)

a = Item("a")
print(a, a == Item("a"), a != Item("b"), Item("a", tags=[1]) == a, Item.__match_args__)
a.tags.append(1)
print(Item("c").tags, a.tags, asdict(a), astuple(a), replace(a, name="z"))
print([f.name for f in fields(Item)], is_dataclass(Item), is_dataclass(3))
match a:
    case Item(name, price): print(name, price)
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as error:
    print(error)
try:
    @dataclass
    class Bad:
        x: int = 1
        y: int
except TypeError as error:
    print(error)
