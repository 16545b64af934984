# in looks for a part, not for a character only.
from _show import show

print("b" in "abc", "bc" in "abc", "" in "abc", "" in "", "ac" in "abc", "é" in "e\u0301", "d" not in "abc")
print("abc".__contains__("c"), "→" in "a→", "𝄞" in "abc")
show(lambda: 1 in "abc")
show(lambda: None in "abc")
show(lambda: b"a" in "abc")
show("abc".__contains__, 98)


class Text(str):
    def __contains__(self, part):
        return part == "secret"


print("a" in Text("a"), "secret" in Text(""))
