# The keywords are no names, in any place.
import keyword
from _show import show

print(keyword.kwlist)
print(keyword.softkwlist)
refused = 0
for word in keyword.kwlist:
    for pattern in "{} = 1", "def {}(): pass", "x.{}", "f({}=1)", "import {}", "class {}: pass", "global {}":
        try:
            compile(pattern.format(word), "f", "exec")
        except SyntaxError:
            refused += 1
        else:
            print("accepted:", pattern.format(word))
print(refused == 7 * len(keyword.kwlist))
show(compile, "f(True=1)", "f", "exec")
show(compile, "async = 1", "f", "exec")
