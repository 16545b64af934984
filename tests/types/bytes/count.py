# count() takes a part or an integer.
from _show import show

print(b"banana".count(b"an"), b"banana".count(97), b"banana".count(97, 2), b"banana".count(b"a", 0, -1), b"aaa".count(b"aa"), b"ab".count(b""))
print(b"banana".count(bytearray(b"na")), b"banana".count(b"an", None, 3), b"".count(b""), b"ab".count(b"", 3))
show(b"a".count, "a")
show(b"a".count, 256)
show(b"a".count, 1.5)
show(b"a".count)
