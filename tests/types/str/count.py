# count() counts occurrences that don't overlap, between two positions.
from _show import show

print("aaaa".count("aa"), "aaaa".count("a"), "aaaa".count("b"), "".count("a"))
print("abc".count(""), "".count(""), "abc".count("", 1), "abc".count("", 3), "abc".count("", 4))
print("banana".count("an", 2), "banana".count("an", 0, 3), "banana".count("a", -1), "banana".count("a", -100, 100))
print("banana".count("a", None, None), "banana".count("a", 5, 2))
print("ñandú ñ".count("ñ"), "a𝄞b𝄞".count("𝄞"), "abc".count("𝄞"), "é".count("e"))
show("a".count)
show("a".count, 1)
show("a".count, b"a")
show("a".count, "a", "b")
show("a".count, "a", 1.0)
show("a".count, "a", 0, 1, 2)
