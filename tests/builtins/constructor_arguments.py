# What the built-in types say about arguments that they don't take.
from _show import show

for t in bool, bytearray, bytes, classmethod, complex, dict, enumerate, filter, float, frozenset, int, list, map, memoryview, object, property, range, reversed, set, slice, staticmethod, str, super, tuple, zip:
    show(t, 1, 2, 3, 4, 5, 6)
    if t not in (dict, enumerate): show(t, nope=1)
    if t in (classmethod, enumerate, filter, map, memoryview, range, reversed, slice, staticmethod): show(t)
show(dict, 1)
show(dict, [1])
show(dict, ["ab", "c"])
show(dict, [(1, 2, 3)])
show(dict, "ab")
show(dict, [[[], 1]])
show(dict, {1: 2}, {3: 4})
show(list, 5), show(tuple, 5), show(set, 5), show(frozenset, 5), show(set, [[]])
show(bytes, "x"), show(bytes, [256]), show(bytes, ["a"]), show(bytes, -1), show(bytes, 1.5), show(bytes, "x", "nope"), show(bytes, b"", "utf-8"), show(bytes, [1, -1])
show(str, b"\xff", "ascii"), show(str, 5, "ascii"), show(str, "x", "ascii"), show(str, b"x", 5), show(str, b"x", "nope")
show(enumerate, 5), show(enumerate, [], "x"), show(zip, 5), show(zip, [], 5), show(lambda: list(map(None, [1]))), show(filter, None, 5), show(reversed, 5)
show(range, 1.5), show(range, "x"), show(range, 1, 2, 0), show(range, None), show(slice, 1, 2, 3, 4)
show(lambda: list(zip([1], [1, 2], strict=True))), show(lambda: list(zip([1, 2], [1], strict=True))), show(lambda: list(map(lambda a, b: 0, [1], [], strict=True)))
