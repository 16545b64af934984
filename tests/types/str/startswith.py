# startswith() takes one prefix or a tuple of them, and limits.
from _show import show

text = "minipy.h"
print(text.startswith("mini"), text.startswith("py"), text.startswith(""), text.startswith(text + "x"))
print(text.startswith("py", 4), text.startswith("py", 4, 5), text.startswith("", 8), text.startswith("", 9))
print(text.startswith(("x", "mi")), text.startswith(()), text.startswith((), 100), text.startswith("h", -1))
show(text.startswith)
show(text.startswith, b"mini")
show(text.startswith, ["mini"])
show(text.startswith, ("x", 1))
show(text.startswith, ("mini", 1))
show(text.startswith, "m", "0")


class Prefix(str):
    def __eq__(self, other):
        raise RuntimeError("not asked")
    __hash__ = str.__hash__


print(text.startswith(Prefix("mi")))
