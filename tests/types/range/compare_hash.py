# Ranges are equal if their sequences are; they have no order.
from _show import show

print(range(0, 3, 2) == range(0, 4, 2), range(0) == range(2, 1, 3), range(1, 2, 5) == range(1, 3, 2), range(3) == [0, 1, 2], range(3) != range(4), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), hash(range(0)) == hash(range(5, 5)), range(1).__hash__() == hash(range(0, 1, 9)))
print(range(1).__eq__(5), range(1).__ne__(range(1)), range(1).__lt__(range(2)), range(1).__le__(1), range(1).__gt__(1), range(1).__ge__(1), len({range(0, 3, 2), range(0, 4, 2)}))
show(lambda: range(1) < range(2))
show(lambda: range(1) + range(2))
