# There are no reference counts: sys.getrefcount() always says the same. CPython's grows with each name.
import sys

x = []
before = sys.getrefcount(x)
y = z = x
print(sys.getrefcount(x) - before)      # -> 0
