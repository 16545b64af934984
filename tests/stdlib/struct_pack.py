# The module struct.
import struct
def show(f, *a):
    try:
        print(a, f(*a))
    except Exception as e:
        print(a, type(e).__name__, e)
for prefix in ('', '@', '=', '<', '>', '!'):
    for c in 'bBhHiIlLqQnNefdP?':
        for v in (0, 1, -1, 127, 128, 255, -128, 32767, 65535, 2**31 - 1, 2**32 - 1, 2**63 - 1, 2**64 - 1, 2**70, -2**63, 1.5, -2.25, 'a', None, True):
            try:
                p = struct.pack(prefix + c, v); print(prefix + c, v, p, struct.unpack(prefix + c, p), end=' ')
            except Exception as e:
                print(prefix + c, v, type(e).__name__, e, end=' ')
        print()
for f in ['', 'b', 'bh', 'bi', 'bq', 'bqb', '<bqb', 'xxb', '3s', '0s', '10s2h', 'b0i', 'b0q', '5p', '1p', ' b b ', '2b3h', 'hhl', '=hhl', 'c', '3c', '?', 'ed', 'z', '3', 'b 3', '<n', '99999999999999999999s', '4294967296q', '\0', 'é', 'F', 'D', '<FD', 'bF', 'bD']:
    show(struct.calcsize, f)
show(struct.pack, '3s', b'ab'); show(struct.pack, '3s', b'abcd'); show(struct.pack, '3s', bytearray(b'xyz')); show(struct.pack, '3s', 'abc'); show(struct.pack, '5p', b'abcdefg'); show(struct.pack, '0p', b'a'); show(struct.pack, '300p', b'x' * 400); show(struct.unpack, '3p', b'\x05ab'); show(struct.pack, 'c', b'a'); show(struct.pack, 'c', b'ab'); show(struct.pack, 'c', 97); show(struct.pack, 'bb', 1); show(struct.pack, 'b', 1, 2); show(struct.pack, 'xbx', 1); show(struct.pack, '>bhi', 1, 2, 3); show(struct.pack, 'bhi', 1, 2, 3); show(struct.pack); show(struct.pack, 5)
show(struct.unpack, 'ii', b'abc'); show(struct.unpack, '<hh', b'abcd'); show(struct.unpack, '<3s', b'abc'); show(struct.unpack, '2c', b'ab'); show(struct.unpack, 'i', 'abcd'); show(struct.unpack, '?', b'\x02'); show(struct.unpack_from, '<h', b'abcdef', 2); show(struct.unpack_from, '<h', b'abcdef', -2); show(struct.unpack_from, '<h', b'abcdef', -1); show(struct.unpack_from, '<h', b'abcdef', -30); show(struct.unpack_from, '<h', b'abcdef', 5); show(struct.unpack_from, '<h', b'abcdef')
b = bytearray(8); struct.pack_into('<hh', b, 2, 1, -1); print(b); struct.pack_into('<b', b, -1, 7); print(b)
show(struct.pack_into, 'i', bytearray(3), 0, 1); show(struct.pack_into, 'i', bytearray(3), -2, 1); show(struct.pack_into, 'i', bytearray(3), -20, 1); show(struct.pack_into, 'i', b'abc', 0, 1); show(struct.pack_into, 'i'); show(struct.pack_into, 'i', bytearray(9)); show(struct.pack_into, 'i', bytearray(9), 0)
print(list(struct.iter_unpack('<h', b'abcdef'))); show(struct.iter_unpack, 'i', b'abc'); show(struct.iter_unpack, '', b'')
it = struct.iter_unpack('<b', b'ab'); print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), it.__length_hint__())
s = struct.Struct('<hb'); print(s, s.size, s.format, s.pack(1, 2), s.unpack(b'\x01\x00\x02'), s.unpack_from(b'x\x01\x00\x02', 1), list(s.iter_unpack(b'\x01\x00\x02' * 2))); s.pack_into(b, 0, 5, 6); print(b)
print(struct.Struct(b'i').format, struct.error.__module__, struct.error.__mro__)
show(struct.pack, 'F', 1 + 2j); show(struct.pack, '<D', 1j); show(struct.pack, 'F', 'a'); show(struct.unpack, '<F', struct.pack('<F', 1 - 2j)); show(struct.pack, 'F', 1)
for x in (0.0, -0.0, 1.0, 65504.0, 65519.9, 65520.0, 6e-8, 2e-8, 1e-7, 0.1, float('inf'), float('-inf'), 5.960464477539063e-08, 6.103515625e-05, 6.1e-05, 2049.0, 2051.0):
    try: p = struct.pack('<e', x); print(x, p, struct.unpack('<e', p))
    except Exception as e: print(x, type(e).__name__, e)
print(struct.pack('<e', float('nan')), struct.unpack('<e', b'\x00\x7e'), struct.pack('<f', 3.4e38), struct.pack('>f', 1e-45))
show(struct.pack, 'f', 1e39); show(struct.pack, 'e', 1e5)
for n in range(-2, 3):
    print(struct.pack('<b', n), struct.pack('>q', n * 10**15))
