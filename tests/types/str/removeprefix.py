# removeprefix() takes a prefix away once, if it is there.
from _show import show

print("TestCase".removeprefix("Test"), "TestCase".removeprefix("Case"), "TestTest".removeprefix("Test"))
print(repr("abc".removeprefix("abc")), repr("abc".removeprefix("")), repr("".removeprefix("a")))
show("abc".removeprefix)
show("abc".removeprefix, ("a",))
show("abc".removeprefix, b"a")
show("abc".removeprefix, "a", "b")


class Text(str):
    pass


print(type(Text("abc").removeprefix("x")), type(Text("abc").removeprefix("a")))
