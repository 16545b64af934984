# add(), remove(), discard(), pop(), clear().
from _show import show

s = {1}
print(s.add(2), s.add(1.0), sorted(s), s.discard(5), s.remove(2), s, s.pop(), s, s.add("x"), s.clear(), s)
show(s.remove, 5)
show(s.remove, (1, 2))
show(s.pop)
show(s.add, [])
show(s.discard, [])
show(s.remove, {})
show(s.add)
show(s.clear, 1)
try:
    s.remove(("key",))
except KeyError as e:
    print(e.args)
