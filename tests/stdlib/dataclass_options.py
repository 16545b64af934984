from dataclasses import *

@dataclass(order=True, frozen=True)
class V:
    x: int
    y: int = 0
print(sorted([V(2), V(1, 5), V(1)]), V(1) < V(2), hash(V(1)) == hash(V(1)), len({V(1), V(1)}))
try:
    V(1).x = 5
except FrozenInstanceError as error:
    print(error)

@dataclass(slots=True, kw_only=True)
class S:
    a: int
    b: int = 2
print(S(a=1), S.__slots__, hasattr(S(a=1), "__dict__"))

@dataclass
class P:
    x: int
    scale: InitVar[int] = 1
    double: int = field(init=False)
    def __post_init__(self, scale): self.double = self.x * 2 * scale
print(P(3), P(3, 10).double)

@dataclass
class Q(P):
    z: int = 9
print(Q(1, 2, 3), [f.name for f in fields(Q)])
T = make_dataclass("T", [("a", int), ("b", int, 5)])
print(T(1), T.__name__)
