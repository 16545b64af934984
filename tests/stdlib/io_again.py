# Streams whose buffer changes while they are at work, that are initialised again, that fail when they are closed.
import io
import pickle
import weakref


def show(function):
    try:
        print(function())
    except Exception as e:
        print(type(e).__name__, e, '|', repr(e.__context__))


class Text(str):
    def replace(self, *args):
        action(stream)
        return self.result


for action in (lambda s: None, lambda s: s.close(), lambda s: s.detach()):
    for result in 'x', None:
        stream = io.TextIOWrapper(io.BytesIO(), newline='\r\n')
        text = Text('a\n')
        text.result = result
        show(lambda: stream.write(text))

stream = io.TextIOWrapper(io.BytesIO())
show(lambda: stream.__init__(io.BytesIO(), encoding='nonexistent'))
for name in 'read', 'flush', '__repr__':
    show(getattr(stream, name))


class Detaches(io.BufferedReader):
    def read1(self, n):
        stream.detach()
        return super().read1(n)

    def read(self, n=-1):
        stream.detach()
        return super().read(n)


for name in 'read', 'readline':
    stream = io.TextIOWrapper(Detaches(io.BytesIO(b'abc')))
    show(getattr(stream, name))


class Closed(io.RawIOBase):
    seen = False

    @property
    def closed(self):
        if stream is not None and not self.seen:
            self.seen = True
            stream.detach()
        return False


stream = None
stream = io.TextIOWrapper(Closed())
print(stream.close())


class Device(io.BytesIO):
    def seek(self, *args):
        return 0

    def tell(self):
        return 0


reader = io.BufferedReader(Device(b'12'))
print(reader.seek(1), reader.read(1), reader.tell(), reader.seek(0, 1))


class Fails(io.BytesIO):
    bad = True

    def flush(self):
        if self.bad:
            raise OSError('flush')

    def close(self):
        if self.bad:
            raise OSError('close')


for make in io.TextIOWrapper, io.BufferedWriter:
    raw = Fails()
    stream = make(raw)
    show(stream.close)
    raw.bad = False


class Reader(io.BufferedReader):
    pass


for stream in Reader(io.BytesIO()), io.TextIOWrapper(io.BytesIO()), io.FileIO('/dev/null'):
    print(repr(stream), weakref.ref(stream)() is stream)
    show(lambda: pickle.dumps(stream))

for stream, far in (io.BytesIO(b'1234'), b''), (io.StringIO('1234'), ''):
    stream.foo = 42
    stream.seek(2)
    copied = pickle.loads(pickle.dumps(stream))
    print(copied.foo, copied.tell(), copied.getvalue(), stream.__getstate__())
    print(stream.seek(2 ** 63 - 1), stream.read(4) == far)
    for state in ('', 0), ('', '', 0.5, None), ('', '', 0, 0), (b'', 0, 0), (b'', 0.5, None), (bytearray(b'x'), 0, {'a': 1}):
        show(lambda: stream.__setstate__(state))
stream.close()
show(lambda: stream.__setstate__(('', '', 0, None)))
show(lambda: io.TextIOWrapper(io.BytesIO(b'')).__setattr__('_CHUNK_SIZE', 0))
