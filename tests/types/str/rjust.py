# rjust() pads on the left.
from _show import show

for width in 0, 1, 2, 3, 6:
    print(repr("ab".rjust(width, "*")))
print(repr("".rjust(3)), repr("x".rjust(3, "é")))
show("a".rjust, 3, None)
show("a".rjust, 3, "*", 1)
show("a".rjust, True, "*")
