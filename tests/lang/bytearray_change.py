# What changes a bytearray.
def show(f, *a):
    try:
        print(f(*a), b)
    except Exception as e:
        print(type(e).__name__, e, b)
b = bytearray(b'hello')
show(b.append, 33); show(b.append, 256); show(b.append, 'a'); show(b.extend, b'xy'); show(b.extend, [1, 2]); show(b.extend, 'a'); show(b.extend, 5); show(b.extend, b); show(b.insert, 0, 65); show(b.insert, -1, 66); show(b.insert, 99, 67); show(b.pop); show(b.pop, 0); show(b.pop, 99); show(b.remove, 108); show(b.remove, 0); show(b.reverse); show(b.copy); show(b.clear); show(b.pop); show(b.resize, 4); show(b.resize, 2); show(b.resize, -1)
def setitem(k, v): b[k] = v
def delitem(k): del b[k]
b = bytearray(range(10))
show(setitem, 0, 255); show(setitem, -1, 254); show(setitem, 10, 1); show(setitem, 0, 256); show(setitem, 0, 'a'); show(setitem, 'a', 1); show(setitem, slice(2, 4), b'XYZ'); show(setitem, slice(2, 5), b''); show(setitem, slice(0, 0), b'ab'); show(setitem, slice(None, None, 2), b'12345'); show(setitem, slice(None, None, 2), b'1'); show(setitem, slice(1, 3), [7, 8, 9]); show(setitem, slice(1, 3), 5); show(setitem, slice(1, 3), 'ab'); show(setitem, slice(1, 3), ['a']); show(setitem, slice(5, 2), b'Q'); show(setitem, slice(1, 3), b)
show(delitem, 0); show(delitem, -1); show(delitem, 99); show(delitem, slice(1, 3)); show(delitem, slice(None, None, 2)); show(delitem, slice(None, None, -3)); show(delitem, slice(5, 2)); show(delitem, slice(None))
b = bytearray(b'ab'); c = b
b += b'cd'; print(b, c is b); b *= 3; print(b, c is b); b *= 0; print(b, c is b)
try: b += 'x'
except TypeError as e: print(e)
try: b += 5
except TypeError as e: print(e)
b = bytearray()
for i in range(5000): b.append(i & 255)
for i in range(100): del b[:7]
for i in range(100): b[10:12] = b'xyz'
print(len(b), sum(b))
m = memoryview(b)
for f, a in [(b.append, (1,)), (b.extend, (b'x',)), (b.pop, ()), (b.clear, ()), (b.insert, (0, 1)), (b.resize, (3,))]:
    try: f(*a); print('changed')
    except BufferError as e: print(e)
b[0] = 7; b[0:2] = b'ab'; print(m[0], m[1])
m.release(); b.append(1); print(len(b))
def temporary(): return memoryview(b)[2:5][0]
print(temporary()); b.append(2); print(len(b))
class BA(bytearray):
    pass
x = BA(b'abc'); x.attr = 5
print(x, x.attr, x + b'd', type(x + b'd'), type(x[1:]), type(x.copy()), x == b'abc', BA(5), len(BA('é', 'utf-8')))
try: hash(bytearray())
except TypeError as e: print(e)
it = iter(bytearray(b'abc')); print(next(it), list(it))
b = bytearray(b'abc'); it = iter(b); next(it); b.clear(); print(list(it))
print(bytearray(b'x').__reduce__(), bytearray.__hash__)
