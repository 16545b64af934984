"""What cannot be written or read, and why."""
import io
import marshal


def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__ + ':', error)


code = compile('x + 1', '<text>', 'eval')
for value in object(), int, len, range(3), [object()], {1: lambda: 0}, type('T', (int,), {})(), type('L', (list,), {})(), iter(''):
    show(marshal.dumps, value)
show(marshal.dumps, slice(1), 4)
show(marshal.dumps, [code], allow_code=False)
show(marshal.loads, marshal.dumps(code), allow_code=False)
show(marshal.dump, 1, 5)
show(marshal.dump, 1, io.StringIO())
show(marshal.load, 5)
show(marshal.load, io.StringIO('i'))
show(marshal.loads, 'text')
show(marshal.dumps, 1, 'x')

deep = []
for _ in range(2000):
    deep = [deep]
show(marshal.dumps, deep)
for head in b')\1', b'[\1\0\0\0', b'{N', b'>\1\0\0\0':
    show(marshal.loads, head * 100000 + b'N')
loop = slice([])
loop.stop.append(loop)
show(marshal.dumps, loop)
loop = []
loop.append(loop)
show(marshal.dumps, loop, 2)

for data in (b'', b'0', b'[', b'[\1\0\0\0', b'(\1\0\0\0000', b'{N', b'<\1\0\0\0000', b'[\1\0\0\0000', b'(\xff\xff\xff\xff', b'[\xff\xff\xff\xff',
             b'<\xff\xff\xff\xff', b's\xff\xff\xff\xff', b'u\xff\xff\xff\xff', b'a\xff\xff\xff\xff', b's\5\0\0\0ab', b'z\5ab', b'g123', b'i12',
             b'u\1\0\0\0\xff', b'f\3abc', b'l\1\0\0\0\xff\xff', b'l\0\0\0\x80', b'l\2\0\0\0\0\0\0\0', b'l\1\0\0\0\0\0', b'r\0\0\0\0',
             b'\xbe\1\0\0\0r\0\0\0\0', b'\xbaNNr\0\0\0\0', b'\xfbr\0\0\0\0N0', b'Q', b'?', b'c', b')\xff'):
    print(data, end=' ')
    show(marshal.loads, data)
for data in b'', b'[\1\0', b's\5\0\0\0ab':
    print(data, end=' ')
    show(marshal.load, io.BytesIO(data))


class Boasting(io.BytesIO):
    def readinto(self, buffer):
        return super().readinto(buffer) + 1000000


show(marshal.load, Boasting(marshal.dumps('text')))
