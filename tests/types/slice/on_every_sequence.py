# The same slices of every built-in sequence give the same elements.
import array

sequences = ["abcdef", b"abcdef", bytearray(b"abcdef"), list("abcdef"), tuple("abcdef"), range(97, 103), memoryview(b"abcdef"), array.array("b", b"abcdef")]
for s in slice(None), slice(1, 4), slice(-2, None), slice(None, None, -1), slice(4, 1, -2), slice(9, 12), slice(3, 1), slice(True, 3), slice(-100, 100, 4), slice(None, -7), slice(2 ** 70), slice(0, -2 ** 70, -1):
    results = [[x if isinstance(x, str) else chr(x) for x in seq[s]] for seq in sequences]
    print(s, "".join(results[0]), all(r == results[0] for r in results), [type(seq[s]) is type(seq) for seq in sequences].count(True))
