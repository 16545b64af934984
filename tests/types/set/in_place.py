# In-place operators change the object; with itself as well.
from _show import show

s = {1, 2, 3}
alias = s
s |= {4}
s &= {1, 2, 4}
s ^= {1, 9}
s -= {9}
print(sorted(alias), s is alias)
s ^= s
print(s)
s |= {1}
s -= s
print(s, {1}.__ior__({2}) == {1, 2}, {1}.__iand__({2}), {1}.__isub__({1}), {1}.__ixor__({2}) == {1, 2})
show(s.__ior__, [1])
show(lambda: exec("s |= [1]"))
f = g = frozenset({1})
f |= {2}
print(sorted(f), g)
