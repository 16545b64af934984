# update(), intersection_update(), difference_update(), symmetric_difference_update().
from _show import show

s = set("abc")
print(s.update("d", ["e"]), sorted(s), s.intersection_update("abcd", "abd"), sorted(s), s.difference_update("a", "z"), sorted(s), s.symmetric_difference_update("bx"), sorted(s), s.update())
s.update(s)
s.difference_update(s)
print(s)
show(s.update, 5)
show(s.update, [[]])
show(s.symmetric_difference_update)
show(s.difference_update, 1)
