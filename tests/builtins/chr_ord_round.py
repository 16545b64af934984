# chr, ord, round, divmod, pow and abs: the edges.
from _show import show

show(chr, 0x10ffff), show(chr, 0x110000), show(chr, -1), show(chr, 1.5), show(chr, "a"), show(chr, 2 ** 70), show(chr, True), show(ord, "a"), show(ord, b"a"), show(ord, bytearray(b"a")), show(ord, "ab"), show(ord, ""), show(ord, b""), show(ord, 5), show(ord, "\U0001f600")
for args in (0.5,), (1.5,), (2.5,), (-0.5,), (2.675, 2), (1234.5, -2), (15, -1), (25, -1), (-25, -1), (5, 0), (5, None), (1e300, 500), (1.5, 1.0), ("x",), (1.5, "x"), (float("inf"),), (float("nan"),), (float("nan"), 1), (10 ** 30 + 5, -1), (5, -400), (0.1, 20), (1j,), (True,), (True, -1), (5.5, None), (-1e-320, 5), (1.7976931348623157e308, -308):
    show(round, *args)
for args in (7, 2), (-7, 2), (7, -2), (7.5, 2), (-7.5, 2), (1, 0.3), (0.0, -1), (-1e-20, 3), (5, float("inf")), (-5, float("inf")), (2 ** 70, -3), ("a", 1), (1j, 2):
    show(divmod, *args)
for args in (2, 10), (2, -1), (0, 0), (2.0, 3), (-2, 0.5), (2, 3, 5), (2, -1, 5), (2, -1, 4), (2, 3, 0), (2, 3, -5), (2, 3.0, 5), ("a", 2), (0, -1), (10, 5, 1), (True, 2, 3):
    show(pow, *args)
show(abs, -0.0), show(abs, -2 ** 63), show(abs, 3 + 4j), show(abs, "x"), show(abs, True), show(abs, complex("inf+nanj"))
