# + needs two lists; += takes any iterable and keeps the object.
from _show import show

items = [1]
alias = items
print(items + [2], [] + [], items.__add__([3]))
items += "ab"
items += (c for c in "c")
print(alias, alias is items)
show(lambda: items + (1,))
show(lambda: items + "a")
show(lambda: (1,) + items)
show(items.__iadd__, 5)
show(items.__add__, None)


class Right:
    def __radd__(self, other):
        return "radd"


print(items + Right(), items.__iadd__([1])[-1])
pair = ([],)
show(lambda: exec("pair[0] += [1]"))
print(pair)
