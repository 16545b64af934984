# Around the borders of immediate ints, of 64 bits and of limbs.
edges = []
for bits in (0, 1, 31, 32, 61, 62, 63, 64, 65, 127, 128, 129, 192):
    for d in (-1, 0, 1):
        edges += [(1 << bits) + d, -(1 << bits) + d]
for a in edges:
    for b in edges:
        s, d, p = a + b, a - b, a * b
        assert s - b == a and d + b == a and p == b * a and s == b + a and d == -(b - a)
        if b:
            q, r = divmod(a, b)
            assert q == a // b and r == a % b and q * b + r == a
            assert 0 <= r < b or b < r <= 0
            assert p // b == a and p % b == 0
        assert (a < b) == (d < 0) and (a == b) == (d == 0) and (a >= b) == (not a < b)
        assert (a & b) + (a | b) == s and (a ^ b) == (a | b) - (a & b) and ~(a & b) == ~a | ~b
    assert ~a == -a - 1 and abs(a) == (a if a >= 0 else -a) and -(-a) == a
    assert int(str(a)) == a and int(hex(a), 16) == a and int(oct(a), 8) == a and int(bin(a), 2) == a
    assert a.bit_length() == len(bin(abs(a))) - 2 if a else a.bit_length() == 0
    assert a.bit_count() == bin(a).count("1")
    for n in (0, 1, 7, 62, 63, 64, 65, 130):
        assert a << n == a * 2 ** n and a >> n == a // 2 ** n and (a << n) >> n == a
print(len(edges), sum(edges), hash(tuple(edges)) == hash(tuple(edges)))
print([hash(n) for n in edges])
