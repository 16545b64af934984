# remove() takes the first equal item away; == may do what it likes meanwhile.
from _show import show

items = [1, 2.0, True, "a"]
items.remove(2)
items.remove(True)
print(items)
show(items.remove, "z")
show(items.remove)


class Clearing:
    def __eq__(self, other):
        items.clear()
        return True


items = [Clearing(), 1, 2]
show(items.remove, 5)
print(items)
