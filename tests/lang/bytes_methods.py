# bytes and bytearray: what they share with str, and what not.
def show(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)
for T in (bytes, bytearray):
    for s in [b'', b'a', b'abcabc', b'  pad\t', b'a\nb\r\nc\x0bd', b'Hello World', b'\xff\x00\x80', b'-12', b'A1']:
        s = T(s)
        for n in [b'', b'a', b'bc', bytearray(b'a'), memoryview(b'ab'), 97, b'\x00']:
            print(s.find(n), s.rfind(n), s.count(n), n in s, end=' ')
            if not isinstance(n, int):
                print(s.startswith(n), s.endswith(n), s.replace(n, b'<>'), s.removeprefix(n), s.removesuffix(n), s.partition(bytes(n)) if len(n) else '', s.rpartition(bytes(n)) if len(n) else '', s.split(n) if len(n) else '', s.rsplit(n, 1) if len(n) else '', s.strip(n))
        print(s.split(), s.rsplit(None, 1), s.splitlines(), s.splitlines(True), s.strip(), s.lstrip(), s.rstrip(), s.center(8), s.ljust(8, b'.'), s.rjust(8, bytearray(b'.')), s.zfill(6), s.expandtabs(3))
        print(s.upper(), s.lower(), s.title(), s.swapcase(), s.capitalize(), s.isalpha(), s.isalnum(), s.isdigit(), s.isspace(), s.islower(), s.isupper(), s.istitle(), s.isascii(), s.hex(), s.hex('-'), s.hex(':', 2), s.hex('_', -2))
        print(s[0:2], s[::-1], s[-1:], s[1::2], s * 2, 2 * s, s + b'x', len(s), list(s), bytes(reversed(s)), hash(bytes(s)) == hash(bytes(s) + b''))
    t = T(b'abc')
    show(t.find, 'a'); show(t.find, 256); show(t.find, -1); show(t.find, None); show(t.index, b'z'); show(t.rindex, b'z'); show(t.startswith, 'a'); show(t.startswith, (b'a', 'b')); show(t.startswith, ('a',)); show(t.split, ''); show(t.split, b''); show(t.split, 1); show(t.partition, b''); show(t.partition, 'a'); show(t.strip, 'a'); show(t.replace, 'a', b''); show(t.replace, b'a', ''); show(t.center, 9, b'xx'); show(t.center, 9, 'x'); show(t.ljust, 'a'); show(t.join, [b'a', bytearray(b'b'), memoryview(b'c')]); show(t.join, ['a']); show(t.join, [1]); show(t.join, 5); show(t.join, [b'x']); show(t.translate, bytes(range(256))); show(t.translate, None, b'b'); show(t.translate, b'x'); show(t.translate, bytes(255) + b'a', delete=b'a'); show(t.translate, None, delete='x'); show(T.maketrans, b'ab', b'cd'); show(T.maketrans, b'a', b''); show(T.fromhex, 'ab CD 01'); show(T.fromhex, 'a'); show(T.fromhex, 'abx'); show(T.fromhex, 'a b'); show(T.fromhex, 5); show(T.fromhex, b'41 42'); show(T.fromhex, ''); show(T.fromhex, 'é'); show(t.hex, 'ab'); show(t.hex, 5); show(t.hex, 'é'); show(t.hex, ':', 0); show(t.decode); show(t.decode, 'ascii', 'x'); show(T(b'\xff').decode); show(T(b'\xff').decode, 'ascii', 'replace'); show(t.decode, 'nope'); show(t.decode, 5); show(lambda: t[5]); show(lambda: t['a']); show(lambda: t[1.5]); show(lambda: t + 'a'); show(lambda: t + 1); show(lambda: 'a' + t); show(lambda: t * 'a'); show(lambda: t < 'a'); show(lambda: t == 'abc'); show(lambda: 'a' in t); show(lambda: 256 in t); show(lambda: None in t)
    show(T); show(T, 3); show(T, -1); show(T, [1, 2]); show(T, [256]); show(T, ['a']); show(T, 'abc'); show(T, 'abc', 'ascii'); show(T, 'é', 'ascii'); show(T, 'é', 'ascii', 'ignore'); show(T, b'x', 'ascii'); show(T, errors='x'); show(T, 'a', errors='strict'); show(T, None); show(T, 1.5); show(T, (i for i in (1, 2))); show(T, {1: 2}); show(T, memoryview(b'abc')[::2]); show(T, 1 << 70); show(T, source=b'q'); show(T, 1, 2); show(T, range(3)); show(T, [True]); show(T, object())
    print(t == b'abc', t == bytearray(b'abc'), t == memoryview(b'abc'), t < b'abd', t >= b'ab', b'abc' == t, t != 5)
class C:
    def __bytes__(self): return b'C!'
class I:
    def __index__(self): return 3
class L:
    def __init__(self): self.n = 0
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i
print(bytes(C()), bytes(I()), bytearray(I()), bytes(L()))
class BB(bytes): pass
print(type(BB(b'x')), BB(b'x'), BB(b'x') + b'y', type(BB(b'x')[0:1]), BB(b'abc') == b'abc', hash(BB(b'abc')) == hash(b'abc'), {BB(b'k'): 1}[b'k'], type(BB.fromhex('41')), bytes(BB(b'z')).__class__, BB([1, 2]), BB('é', 'utf-8'), len(BB()), BB(3))
it = iter(b'ab'); print(next(it), it.__length_hint__(), list(it), list(it))
