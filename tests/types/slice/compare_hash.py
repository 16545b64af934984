# Slices compare like the tuples of their parts, and can be keys.
from _show import show

print(slice(1) == slice(None, 1, None), slice(1) != slice(2), slice(1, 2) < slice(1, 3), slice(1) == (None, 1, None), hash(slice(1, 2)) == hash(slice(1, 2)), {slice(1): "v"}[slice(1)])
print(slice(1).__eq__(1), slice(1).__ne__(slice(1)), slice(1, 2).__lt__(slice(1, 3)), slice(1, 2).__le__(slice(1, 2)), slice(1, 2).__gt__(slice(0, 3)), slice(1, 2).__ge__(slice(1, 3)), slice(1).__hash__() == hash(slice(1)))
show(hash, slice([]))
show(lambda: slice(1) < slice(None, "a"))
show(lambda: slice(1) < 5)
