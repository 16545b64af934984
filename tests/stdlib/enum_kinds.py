from enum import *

class N(IntEnum):
    A = 1
    B = auto()
class S(StrEnum):
    X = auto()
    Y = "why"
print(N.B + 1, N.A < N.B, f"{N.A}", repr(N.A), str(N.B), sorted([N.B, N.A]))
print(S.X, S.Y.upper(), f"{S.X}", repr(S.Y), S("why") is S.Y)
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal(1), Animal.__module__ == __name__)
class P(Enum):
    EARTH = (1, 2)
    MARS = (3, 4)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
print(P.MARS.mass, P.EARTH.value, P((3, 4)))
class M(Enum):
    A = 1
    @classmethod
    def _missing_(cls, value): return cls.A
print(M("anything"))
try:
    @unique
    class U(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
