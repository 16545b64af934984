# replace() replaces all occurrences or the first ones; count may be given by name.
from _show import show

print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "aaa".replace("a", "b", 0), "aaa".replace("a", "b", -1))
print("aaa".replace("aa", "b"), "abc".replace("", "-"), "abc".replace("", "-", 2), repr("".replace("", "x")))
print(repr("".replace("", "x", 0)), repr("".replace("a", "x")), "abc".replace("b", ""), "abc".replace("b", "→𝄞"))
print("a→b".replace("→", "-"), "x".replace("x", "x" * 3), "aXbX".replace("X", "Y", count=1))
same = "unchanged"
print(same.replace("z", "y") is same)
show("a".replace, "a")
show("a".replace, "a", 1)
show("a".replace, b"a", "b")
show("a".replace, "a", "b", None)
show("a".replace, "a", "b", 1, count=2)
