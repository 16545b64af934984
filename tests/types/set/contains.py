# in, len(), truth.
from _show import show

s = {1, "a", None, (1, 2)}
print(1.0 in s, True in s, (1, 2) in s, None in s, "b" not in s, len(s), bool(set()), s.__contains__(5), s.__len__())
show(lambda: [] in s)
show(lambda: (1, []) in s)
