from enum import *

class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def describe(self): return self.name.lower()

print(Color.RED, repr(Color.GREEN), Color(2), Color["RED"], Color.CRIMSON is Color.RED, list(Color), len(Color))
print(Color.RED.name, Color.RED.value, Color.RED.describe(), Color.RED in Color, 1 in Color, 9 in Color)
print(list(Color.__members__), hash(Color.RED) == hash("RED"), Color.RED == 1, Color.RED != Color.GREEN)
for call in (lambda: Color(9), lambda: Color["X"], lambda: setattr(Color, "RED", 5), lambda: type("D", (Color,), {})):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
match Color.GREEN:
    case Color.RED: print("red")
    case Color.GREEN: print("green")
