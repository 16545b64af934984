# ljust() pads on the right, up to a width; what is wide enough comes back.
from _show import show

print(repr("ab".ljust(5)), repr("ab".ljust(5, "-")), repr("ab".ljust(2)), repr("ab".ljust(-3)))
print("é".ljust(3, "𝄞") == "é𝄞𝄞")
whole = "whole"
print(whole.ljust(3) is whole)
show("a".ljust)
show("a".ljust, "5")
show("a".ljust, 3, "--")
show("a".ljust, 1 << 100)


class Index:
    def __index__(self):
        return 4


print("x".ljust(Index(), "."))
