# A module's annotations are lazy, too, and only of what was executed.
import sys

a: int = 1
if a:
    b: undefined_until_asked
else:
    c: str
for i in range(2):
    d: list[i]
m = sys.modules[__name__]
undefined_until_asked = "now"
print(__annotate__(1))
print(m.__annotations__)
space = {}
exec("x: int\nif 0: y: str\n(z): float", space)
print(space["__annotate__"](1) if "__annotate__" in space else None)
