# fromkeys() gives all keys the same value; a subclass is made by calling it.
from _show import show


class Counting(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, (key, value))


print(dict.fromkeys("aba"), dict.fromkeys([1, 2], []), {}.fromkeys("x", 0), Counting.fromkeys("ab", 1), type(Counting.fromkeys("a")), dict.fromkeys({"k": 1}))
shared = dict.fromkeys("ab", [])
shared["a"].append(1)
print(shared)
show(dict.fromkeys, 5)
show(dict.fromkeys)
show(dict.fromkeys, [[]])
