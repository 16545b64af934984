# join() takes any iterable of strings.
from _show import show

print(", ".join(["a", "b", "c"]), "".join([]) == "", "-".join("abc"), "x".join(("one",)), ":".join(str(i) for i in range(4)))
print("".join(["é", "a", "𝄞"]), "→".join(["a", "b"]), ",".join({"k": 1, "l": 2}))
show(",".join, ["a", 1])
show(",".join, ["a", "b", None, "c"])
show(",".join, [b"a"])
show(",".join, 5)
show(",".join, "ab", "cd")


class Text(str):
    pass


one = Text("alone")
print(type(",".join([one])), type(",".join([one, one])))


def failing():
    yield "a"
    raise KeyError("inside")


show(",".join, failing())
