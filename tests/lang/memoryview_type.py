def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)
b = bytearray(range(12)); m = memoryview(b)
print(m.nbytes, m.itemsize, m.format, m.ndim, m.shape, m.strides, m.suboffsets, m.readonly, m.c_contiguous, m.f_contiguous, m.contiguous, m.obj is b, len(m), list(m)[:3], m[2], m[-1], bytes(m[2:5]), m[::2].tolist(), m[::-1].tobytes(), m[::2].contiguous, m[::2].strides, m[8:2].tolist())
m[0] = 200; m[1:3] = b'xy'; print(b[:4]); m[::3] = bytes(4); print(b)
show(lambda: m[12]); show(lambda: m['a']); show(lambda: m[0, 0]); show(lambda: m[1.5]); show(m.__setitem__, 0, 256); show(m.__setitem__, 0, 'a'); show(m.__setitem__, 0, -1); show(m.__setitem__, slice(0, 2), b'abc'); show(m.__setitem__, slice(0, 2), 'ab'); show(m.__delitem__, 0); show(memoryview(b'abc').__setitem__, 0, 1)
show(memoryview, 'a'); show(memoryview, 5); show(memoryview); show(hash, m); show(hash, memoryview(b'a')[0:1]) if False else None; print(hash(memoryview(b'abc')) == hash(memoryview(b'abc')))
for f in 'bBhHiIlLqQnNfd?c':
    c = memoryview(bytearray(16)).cast(f)
    print(f, c.itemsize, c.shape, c.format, c.tolist(), end=' ')
    for v in (1, -1, 1.5, b'x', 300, 1 << 70, 'a', True):
        try: c[0] = v; print(c[0], end=' ')
        except Exception as e: print(type(e).__name__, e, end=' ')
    print()
c = memoryview(bytes(range(12))).cast('B', [3, 4]); print(c.tolist(), c.shape, c.strides, c[1, 2], c[-1, -1], c.nbytes, len(c), c.tobytes('F'), c.tobytes('C'), c.tobytes(None))
show(lambda: c[0]); show(lambda: c[0, 5]); show(lambda: c[3, 0]); show(lambda: c[0, 0, 0]); show(iter, c); show(lambda: c[0:1, 0:1]); show(m.cast, 'x'); show(m.cast, 'h', [3]); show(m.cast, 'B', [5]); show(m.cast, 'B', [0]); show(m.cast, 'B', 'ab'); show(m[::2].cast, 'B'); show(m.cast('h').cast, 'i'); show(m[:5].cast, 'h'); show(m.cast, 5)
print(m.cast('h').cast('B').tolist() == m.tolist(), m == b, m == bytes(b), m != b, m == 5, m[::2] == b[::2], memoryview(b'ab') == memoryview(b'ab').cast('b'), m.cast('H') == m, memoryview(b'abc') < memoryview(b'abd') if False else '')
print(m.hex(), m[:4].hex('-'), m.count(0), m.index(200) if 200 in m else None, 5 in m, m.toreadonly().readonly)
show(m.index, 77); show(lambda: m < m); show(m.tobytes, 'X')
with memoryview(b) as w:
    s = w[1:3]
print(w == 5, s[0])
show(lambda: w[0]); show(w.tobytes); show(len, w); show(lambda: w.nbytes); show(repr, 5); show(w.release); show(w.__enter__)
s.release(); m.release()
b.append(1); print(len(b))
it = iter(memoryview(b'abc')); print(next(it), list(it)); print(memoryview[int])
d = memoryview(memoryview(b'xyz')[1:]); print(d.tolist(), d.obj)
e = memoryview(bytearray(8)).cast('d'); e[0] = 1.5; print(e.tolist(), e[0]); z = memoryview(b'').cast('i'); print(z.tolist(), z.shape, z.contiguous)
x = bytearray(b'abcdef'); mx = memoryview(x); mx[1:4] = mx[0:3]; print(x); mx[0:3] = mx[1:4]; print(x)
