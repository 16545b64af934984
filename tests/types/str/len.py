# len() counts code points; surrogates that make a pair in UTF-16 are two of them.
from _show import show

print(len(""), len("abc"), len("é"), len("e\u0301"), len("𝄞"), len("\ud834\udd1e"), len("👩‍👩‍👧"), "abc".__len__())
show(len, "a", "b")


class Text(str):
    def __len__(self):
        return 99


print(len(Text("abc")), [*Text("abc")], bool(Text("")), Text("abc")[-1])
