# in asks for a key, by hash and ==.
from _show import show


class Same:
    def __hash__(self):
        return hash("a")

    def __eq__(self, other):
        return other == "a"


d = {"a": 1}
print("a" in d, 1 in d, Same() in d, d[Same()], d.__contains__("b"), "b" not in d)
show(lambda: [] in d)


class Failing(Same):
    def __eq__(self, other):
        raise RuntimeError("compared")


show(lambda: Failing() in d)
