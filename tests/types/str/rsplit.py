# rsplit() counts splits from the right.
from _show import show

print("a b c d".rsplit(None, 2), "  a  b  ".rsplit(None, 1), "a b".rsplit(maxsplit=0), " a ".rsplit())
print("a,b,,c".rsplit(",", 2), "a,b,c".rsplit(","), "abc".rsplit("c", 1), "aaa".rsplit("aa", 1))
print("usr/lib/python".rsplit("/", maxsplit=1)[-1])
show("a".rsplit, "")
show("a".rsplit, 5)
show("a".rsplit, ",", "1")
