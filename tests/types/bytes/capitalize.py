# capitalize() and the other case methods change ASCII letters only.
from _show import show

data = "hÉllo WORLD ß".encode()
print(data.capitalize(), data.lower(), data.upper(), data.swapcase(), data.title(), sep="\n")
print(b"".capitalize(), b"1ab".capitalize(), b"a'b c".title(), b"they're".title())
for name in "capitalize", "lower", "upper", "swapcase", "title":
    show(getattr(b"a", name), 1)
