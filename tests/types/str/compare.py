# Strings compare by code point, not by any alphabet; other types are unequal and have no order.
from _show import show

print("a" < "b", "a" < "B", "Z" < "a", "" < "a", "a" < "aa", "é" > "z", "𝄞" > "\uffff", "\ue000" < "𐀀")
print("a" == "a", "a" == b"a", "a" != 1, "1" == 1, "a" <= "a", "a" >= "b")
print(sorted(["b", "A", "a", "ä", "B", "", "aa"]), max("a", "B"), min("ab", "a"))
show(lambda: "a" < 1)
show(lambda: "a" >= b"a")
show(lambda: sorted(["a", None]))
print("a".__lt__(1), "a".__eq__(1), "a".__ne__("b"), "a".__le__("a"), "a".__gt__(None), "b".__ge__("a"))
print("e\u0301" == "é", len("e\u0301"), len("é"))
