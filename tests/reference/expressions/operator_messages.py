# The words for operands that don't go together, of the built-in types.
from _show import show

pairs = [("a", 1), (1, "a"), ([], ()), ((), []), ([1], 1), ({}, {}), ({1}, [1]), (None, 1), ("a", b"a"), (b"a", "a"), (1.5, "x"), (bytearray(), "a"), (range(1), range(1))]
for a, b in pairs:
    show(lambda: a + b)
    show(lambda: a * b)
    show(lambda: a - b)
    show(lambda: a < b)
show(lambda: [1] * "a")
show(lambda: "a" * 1.5)
show(lambda: 1.5 // "x")
show(lambda: 1 << 1.0)
show(lambda: 1 & 1.0)
show(lambda: {1} | [2])
show(lambda: {} | [])
show(lambda: 1j // 1)
show(lambda: 1j % 1)
show(lambda: 1j < 2j)
