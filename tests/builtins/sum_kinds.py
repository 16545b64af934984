# sum: integers exactly, floats with compensation, no text or bytes; any __add__.
from _show import show
from fractions import Fraction

show(sum, [1, 2, 3]), show(sum, [0.1] * 10), show(sum, [1e100, 1.0, -1e100]), show(sum, [1, 0.5, 2]), show(sum, [2 ** 70, 1, -2 ** 70]), show(sum, [True, True]), show(sum, [1j, 2]), show(sum, [0.1j] * 10), show(sum, [], 5), show(sum, [[1], [2]], []), show(sum, [(1,), (2,)], ()), show(sum, {1: 2, 3: 4}), show(sum, [1], start=10), show(sum, [Fraction(1, 3)] * 3), show(sum, [float("inf"), 1.0]), show(sum, [float("inf"), float("-inf")]), show(sum, [-0.0]), show(sum, [-0.0, -0.0], -0.0), show(sum, [])
show(sum, ["a"]), show(sum, ["a"], ""), show(sum, [b"a"], b""), show(sum, [bytearray()], bytearray()), show(sum, 5), show(sum), show(sum, [1], 2, 3), show(sum, [None]), show(sum, [[1]]), show(sum, [1, "a"]), show(sum, [1], "x"), show(sum, [1], None)
