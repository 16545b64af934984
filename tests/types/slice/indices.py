# indices() fits a slice to a length.
from _show import show

for s in slice(None), slice(2, 100), slice(-3, -1), slice(None, None, -1), slice(100, -100, -2), slice(1, 5, 10), slice(5, 2):
    print(s, [s.indices(n) for n in (0, 1, 5, 10**30)])
show(slice(1).indices)
show(slice(1).indices, -1)
show(slice(1).indices, "a")
show(slice("a").indices, 5)
show(slice(None, None, 0).indices, 5)
show(slice(1.0).indices, 5)
