# What == does during an operation can't break a set.
from _show import show


class Item:
    armed = False

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if Item.armed:
            Item.armed = False
            s.clear()
        return self.n == other.n


s = {Item(1), Item(2), Item(3)}
Item.armed = True
s.add(Item(4))
print(sorted(i.n for i in s))
s = {Item(1), Item(2)}
Item.armed = True
print(Item(2) in s, len(s))
