# center() pads on both sides; of an odd number of fill characters, the parity of the width decides.
from _show import show

for text in "", "a", "ab", "abc":
    for width in range(-1, 7):
        print(repr(text.center(width, ".")), end=" ")
    print()

print("é".center(4, "→"), "é".center(5))
show("a".center)
show("a".center, 5, "")
show("a".center, 5, "ab")
show("a".center, 5, b"-")
show("a".center, 5.0)
show("a".center, width=5)


class Text(str):
    pass


same = Text("abc")
print(type(same.center(2)), same.center(2) is same)
