# extend() takes any iterable, itself included; what was added before an error stays.
from _show import show

items = [1]
items.extend("ab")
items.extend({3: 4})
items.extend(items)
print(items)


def failing():
    yield "x"
    raise ValueError("stop here")


show(items.extend, failing())
print(items[-1], len(items))
show(items.extend, 5)
show(items.extend)
show(items.extend, None)
