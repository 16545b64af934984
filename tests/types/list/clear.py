# clear() empties the object that all names see.
from _show import show

items = [1, 2]
alias = items
print(items.clear(), alias, len(alias))
show(items.clear, 1)
