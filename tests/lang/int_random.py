# Random operands of many sizes: identities, and a checksum of all results.
state = 12345

def rnd(bits):
    global state
    n = 0
    for _ in range(bits // 32 + 1):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        n = n << 32 | state >> 32
    return n >> (32 * (bits // 32 + 1) - bits) if bits else 0

check = 0
for i in range(1500):
    a, b, c = rnd(rnd(10)), rnd(rnd(10)), rnd(rnd(8))
    if i % 3 == 0: a = -a
    if i % 5 == 0: b = -b
    assert (a + b) * c == a * c + b * c
    assert (a - b) * (a + b) == a * a - b * b
    if b:
        q, r = divmod(a, b)
        assert q * b + r == a and abs(r) < abs(b)
        check = (check * 31 + q + r) % (2 ** 127 - 1)
        if c: assert a // b // c == a // (b * c) if b * c > 0 else True
    assert (a & b) ^ (a | b) == a ^ b
    assert (a ^ b) ^ b == a
    check = (check * 31 + (a & b) + (a | c)) % (2 ** 127 - 1)
    assert int(str(a)) == a
    assert int.from_bytes(a.to_bytes(200, "big", signed=True), "big", signed=True) == a
    check = (check * 31 + hash(a) + a.bit_length()) % (2 ** 127 - 1)
print(check)
