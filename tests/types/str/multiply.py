# * repeats; a negative count gives nothing.
from _show import show

print("ab" * 3, 3 * "ab", repr("ab" * 0), repr("ab" * -1), "é" * 2, "-" * True)
text = "ab"
text *= 2
print(text, "ab".__mul__(2), "ab".__rmul__(2))
show(lambda: "a" * "b")
show(lambda: "a" * 1.0)
show(lambda: "a" * None)
show(lambda: "ab" * (1 << 62))
show(lambda: "ab" * (1 << 70))
show("a".__mul__, "b")


class Count:
    def __index__(self):
        return 2


print("xy" * Count(), Count() * "xy")
