# Everything that arrays do as sequences, as buffers and as files' contents.
from array import array
import array as module, collections.abc, copy, io


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


a = array('i', range(10))
print(a[3], a[-1], a[2:5], a[::-1], a[::3], a[8:2], a[10:])
for i in 10, -11, 'x', 1.0, None, 2 ** 70:
    attempt(lambda: a[i])
a[0] = 100
a[-1] = -5
print(a)
for i, v in (10, 1), (-11, 1), (0, 'x'), ('x', 1), (0, 2 ** 40):
    attempt(a.__setitem__, i, v)
a[2:4] = array('i', [7, 7, 7, 7])
print(a)
a[::2] = array('i', range(6))
print(a)
attempt(a.__setitem__, slice(None, None, 2), array('i', [1]))
attempt(a.__setitem__, slice(0, 2), [1])
attempt(a.__setitem__, slice(0, 2), array('h', [1]))
del a[::3]
print(a)
del a[0], a[-1], a[1:3]
print(a)
a[:] = a
print(a, a + a, a * 2, 2 * a, a * 0, a * -1)
attempt(lambda: a + [1])
attempt(lambda: a + array('h'))
attempt(lambda: a * 'x')
a += array('i', [1, 2])
a *= 2
print(a, 1 in a, 99 in a, 'x' in a, a.count(1), a.index(2), a.index(2, 3), a.index(2, -1))
attempt(a.index, 99)
attempt(a.index, 1, 100)
a.insert(0, 9)
a.insert(-1, 8)
a.insert(100, 7)
a.insert(-100, 6)
print(a, a.pop(), a.pop(0), a.pop(-2), a)
attempt(a.pop, 100)
attempt(array('i').pop)
a.remove(1)
attempt(a.remove, 99)
a.reverse()
print(a, a.tolist(), a.tobytes())
a.byteswap()
print(a)
a.clear()
print(a, len(a), bool(a))
for x, y in (array('i', [1, 2]), array('i', [1, 2])), (array('i', [1, 2]), array('i', [1, 3])), (array('i', [1]), array('d', [1.0])), (array('i', [1, 2]), array('i', [1])), (
        array('d', [float('nan')]), array('d', [float('nan')])), (array('i'), [1]):
    print(x == y, x != y)
    attempt(lambda: (x < y, x <= y, x > y, x >= y))
attempt(hash, array('i'))
b = array('H', [1, 2, 3])
b.extend([4, 5])
b.extend(array('H', [6]))
attempt(b.extend, array('h', [1]))
attempt(b.extend, [1, -1])
attempt(b.extend, 5)
b.fromlist([10, 11])
attempt(b.fromlist, [1, 'x'])
attempt(b.fromlist, (1,))
b.frombytes(b'\1\0')
attempt(b.frombytes, b'\1')
attempt(b.frombytes, 'x')
print(b)
b.frombytes(memoryview(b.tobytes()))
print(len(b))
f = io.BytesIO()
b.tofile(f)
f.seek(0)
c = array('H')
c.fromfile(f, 5)
print(c, f.tell())
attempt(c.fromfile, f, 100)
attempt(c.fromfile, f, -1)
print(c == b)
w = array('w', 'héllo')
w.fromunicode('😀')
print(w, w.tounicode(), w[-1], w[1:3], 'é' in w, w.index('l'))
attempt(array('i').tounicode)
attempt(array('i').fromunicode, 'x')
w.frombytes(b'\xff\xff\xff\xff')
attempt(w.tounicode)
attempt(repr, w)
m = memoryview(array('d', [1.5, 2.5]))
print(m.format, m.itemsize, m.shape, m.tolist(), m.readonly, m[1])
m[0] = 9.0
print(m.obj)
for code in 'bBhHiIlLqQfdw':
    print(memoryview(array(code)).format, memoryview(array(code)).itemsize, end=' ')
print()
attempt(m.obj.append, 1)
attempt(m.obj.clear)
m.obj[0] = 1
m.release()
print(copy.copy(c) == c, copy.deepcopy(c) is not c, isinstance(c, collections.abc.MutableSequence), array[int])
it = iter(c)
print(next(it), it.__reduce__()[1:], list(it)[-1], it.__reduce__()[1:], type(it).__name__)
c.append(1)
print(list(it))


class Sub(array):
    def __init__(self, code, items=(), *, note=None):
        self.note = note


s = Sub('i', [1, 2], note='x')
print(s, s.note, s[:1], type(s[:1]).__name__, type(s + s).__name__, s.__reduce_ex__(2), s.__reduce_ex__(4)[2])
print(array('d', [1.0]).__reduce_ex__(4)[1], array('w', 'x').__reduce_ex__(4)[1], array('i', [1]).__reduce_ex__(2))
make = module._array_reconstructor
print(make(array, 'i', 9, b'\0\0\0\1'), make(array, 'b', 4, b'\1\0'), make(array, 'd', 15, b'\x3f\x80\0\0'), make(array, 'w', 18, b'a\0b\0'),
      make(array, 'Q', 11, b'\0' * 7 + b'\5'))
for arguments in (int, 'i', 8, b''), (array, 'x', 8, b''), (array, 'i', 99, b''), (array, 'i', 8, ''), (array, 'i', 8, b'abc'), (1, 'i', 8, b''):
    attempt(make, *arguments)
print(array('i', [1, 2, 3]).buffer_info()[1])
match array('i', [1, 2]):
    case [x, y]:
        print(x, y)
