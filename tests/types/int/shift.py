# << and >>: a right shift rounds down; a count may not be negative.
from _show import show

print(1 << 10, 1 << 100, -1 << 3, 5 >> 1, -5 >> 1, -1 >> 100, (1 << 100) >> 99, 1 >> 10**30, 0 << 10**30, True << 2)
print((1).__lshift__(3), (8).__rshift__(1), (2).__rlshift__(1), (1).__rrshift__(8), (1).__lshift__(1.0))
show(lambda: 1 << -1)
show(lambda: 1 >> -1)
show(lambda: 1 << 10**30)
show(lambda: 1 << 1.0)
show(lambda: 1.0 << 1)
n = 1
n <<= 70
n >>= 69
print(n)
