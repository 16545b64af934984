# sum() adds from a start; floats with care for what is lost.
from _show import show

print(sum([1, 2]), sum([], 5), sum([[1], [2]], []), sum([0.1] * 10), sum([1e100, 1.0, -1e100]), sum([True, 2.5]), sum(x for x in range(4)), sum([1j, 2]), sum([(1,), (2,)], start=()), sum([10**20, 1.5]), sum([1, -1.0, float("inf")]))
show(sum, ["a", "b"])
show(sum, ["a"], "")
show(sum, [b"a"], b"")
show(sum, [bytearray()], bytearray())
show(sum, 5)
show(sum)
