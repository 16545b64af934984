# Comparisons with ints are exact.
inf, nan = float("inf"), float("nan")
floats = [0.0, 0.5, -0.5, 1.0, 1.5, 2.0 ** 53, 2.0 ** 53 + 2, -(2.0 ** 53), 2.0 ** 63, 2.0 ** 100, 1e308, -1e308, inf, -inf, nan]
ints = [0, 1, -1, 2, 2 ** 53, 2 ** 53 + 1, 2 ** 53 - 1, -2 ** 53 - 1, 2 ** 63, 2 ** 63 + 1, 2 ** 100, 2 ** 100 + 1, 10 ** 308, 10 ** 400, -10 ** 400]
for f in floats:
    print(f, "".join("<" if f < i else ">" if f > i else "=" if f == i else "?" for i in ints),
          all((f < i) == (i > f) and (f <= i) == (i >= f) and (f == i) == (i == f) and (f != i) != (f == i) for i in ints))
print([hash(float(n)) == hash(n) for n in (0, 1, -1, 2, 2 ** 53, 2 ** 61 - 1, 2 ** 61, 2 ** 100, -2 ** 70, 10 ** 22)])
print(hash(0.1), hash(0.5), hash(-1.0), hash(1e300), hash(inf), hash(-inf), hash(5e-324), hash(1.5), hash(-2.75))
d = {1: "int"}
d[1.0] = "float"
print(d, 1.0 in {1}, {nan: 1}.get(nan))
