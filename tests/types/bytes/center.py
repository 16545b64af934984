# center(), ljust() and rjust() fill with one byte.
from _show import show

print(b"ab".center(5), b"ab".center(5, b"*"), b"abc".center(6, b"."), b"ab".ljust(4, bytearray(b"-")), b"ab".rjust(4), b"abc".rjust(2))
show(b"a".center, 5, "-")
show(b"a".center, 5, b"")
show(b"a".ljust, 5, b"ab")
show(b"a".rjust, 5, 45)
show(b"a".rjust)
show(b"a".ljust, "5")
