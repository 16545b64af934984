# lstrip() strips at the left end only, and takes characters, not a prefix.
from _show import show

print(repr("  a  ".lstrip()), "aabaa".lstrip("a"), "Arthur: three!".lstrip("Arthur: "), repr("\x85\x1fz ".lstrip()))
show("a".lstrip, 0)
show("a".lstrip, None, None)
