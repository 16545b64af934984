# strip() removes white space, or any of a set of characters, from both ends.
from _show import show

print(repr(" \t\n x y \r\f\v".strip()), repr("\u2003x\xa0\u3000".strip()), repr("\u200bx".strip()))
print("xxabcxx".strip("x"), "xyabcyx".strip("xy"), repr("aaa".strip("a")), "abc".strip(""), " a ".strip("a") == " a ")
print(" a ".strip(None), "→a→".strip("→"), "www.example.com".strip("cmowz."), "[a-z]".strip("a-z"))
same = "same"
print(same.strip() is same)
show("a".strip, 1)
show("a".strip, b" ")
show("a".strip, "a", "b")
show("a".strip, chars="a")
