# A subclass of str: construction, extra state, what methods and operators return.
from _show import show


class Path(str):
    def __new__(cls, text, *, root="/"):
        self = super().__new__(cls, root + text)
        self.root = root
        return self

    def __truediv__(self, other):
        return type(self)(f"{self[1:]}/{other}", root=self.root)

    def __repr__(self):
        return f"Path({str(self)!r})"


home = Path("home")
print(home, repr(home), home.root, home / "user", type(home / "user").__name__, len(home))
for value in home + "x", "x" + home, home * 2, home[:], home.upper(), home.strip(), "".join([home]), f"{home}", str(home), home.replace("z", "y"):
    print(type(value).__name__, end=" ")
print()
print(home == "/home", hash(home) == hash("/home"), {"/home": 1}[home], isinstance(home, str), home.__dict__)
show(Path)
show(setattr, "plain", "x", 1)
show(type, "B", (str, int), {})
