# pop() takes the last item, or the one at a position.
from _show import show

items = list("abcde")
print(items.pop(), items.pop(0), items.pop(-2), items.pop(True), items)
show(items.pop, 5)
show(items.pop, -2)
show(items.pop, "0")
show(items.pop, 0, 1)
print(items.pop())
show(items.pop)
show(items.pop, 1 << 70)
