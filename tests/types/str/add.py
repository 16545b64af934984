# + joins strings, and only strings.
from _show import show

print("a" + "b", "" + "", "é" + "𝄞" + "a", "a" "b" + "c")
text = "x"
alias = text
text += "y"
print(text, alias)
show(lambda: "a" + 1)
show(lambda: 1 + "a")
show(lambda: "a" + b"b")
show(lambda: "a" + None)
show("a".__add__, 1)


class Right:
    def __radd__(self, other):
        return f"radd {other}"


class Text(str):
    def __radd__(self, other):
        return "subclass first: " + str.__add__(other, self)


print("a" + Right(), "a" + Text("b"), "a".__add__("b"))
show("a".__add__, Right())
