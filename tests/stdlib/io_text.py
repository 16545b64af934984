# TextIOWrapper.
import io, os
path = f'/tmp/minipy-io-{os.getpid()}'
def show(f, *a, **k):
    try:
        print(ascii(f(*a, **k)).replace(path, 'PATH'))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)).replace(path, 'PATH'))
with open(path, 'w') as f:
    print(repr(f).replace(path, 'PATH'), f.name == path, f.mode, f.encoding, f.errors, f.newlines, f.line_buffering, f.write_through, f.closed)
    print(f.write('h\u00e9llo\n'), f.write(''), f.tell(), f.write('日本\U0001f600\r\nx\ry'), f.tell())
    show(f.read); show(f.readline); show(f.write, b'x'); show(f.write, 5); show(next, f); show(f.write, '\ud800')
    f.writelines(['1\n', '2\n'])
    print(f.seekable(), f.readable(), f.writable(), f.isatty(), f.buffer.name == path)
print(open(path, 'rb').read())
for newline in (None, '', '\n', '\r', '\r\n'):
    with open(path, newline=newline) as f:
        print(repr(newline), ascii(f.read()), f.newlines, f.seek(0), ascii(f.readlines()), f.read(), f.seek(0), ascii(f.readline(3)), ascii(f.readline()), ascii(f.read(4)), ascii(list(f)), f.newlines)
    with open(path + 'w', 'w', newline=newline) as f: f.write('a\nb\r\nc\rd')
    print(open(path + 'w', 'rb').read())
for chunk in (1, 2, 3, 5):
    for newline in (None, '', '\r\n'):
        t = io.TextIOWrapper(io.BytesIO('a\r\nbé\r日\n\r\n\rx\r'.encode()), encoding='utf-8', newline=newline); t._CHUNK_SIZE = chunk
        out = []; pos = []
        while True:
            p = t.tell(); c = t.read(1)
            pos.append(p)
            if not c: break
            out.append(c)
        ok = all([t.seek(p) == p and t.read() == ''.join(out[i:]) for i, p in enumerate(pos)])
        print(repr(newline), ascii(out), ok, t.newlines)
with open(path) as f:
    print(ascii(f.read(2)), f.tell(), ascii(f.readline()), f.tell(), ascii(f.read(1)), f.tell()); p = f.tell(); rest = f.read(); f.seek(p); print(rest == f.read(), f.seek(0, 2), f.read(), f.seek(0, 1) == f.tell())
    for line in f: pass
    f.seek(0)
    for line in f:
        show(f.tell); break
    show(f.seek, 1, 1); show(f.seek, 1, 2); show(f.seek, -1); show(f.seek, 0, 5); show(f.write, 'x'); show(f.truncate, 1)
for enc in ('utf-16', 'utf-16-le', 'utf-32', 'latin-1', 'ascii', 'utf-8'):
    with open(path, 'w', encoding=enc, errors='replace') as f: f.write('aé\n日x'); f.write('more')
    print(enc, open(path, 'rb').read())
    with open(path, encoding=enc) as f: print(ascii(f.readline()), f.tell() >= 0, ascii(f.read()), f.encoding)
    with open(path, encoding=enc) as f: f.read(3); p = f.tell(); r = f.read(); f.seek(p); print(f.read() == r)
    with open(path, 'a', encoding=enc) as f: f.write('z')
    print(ascii(open(path, encoding=enc).read()))
with open(path, 'wb') as f: f.write(b'ok\xffbad\n')
show(lambda: open(path).read()); show(lambda: open(path, errors='replace').read()); show(lambda: open(path, errors='surrogateescape').read()); show(lambda: open(path, encoding='ascii', errors='ignore').read()); show(lambda: open(path, encoding='latin-1').read())
with open(path, 'w+') as f:
    f.write('abcdef'); f.seek(2); print(f.read(2), f.tell(), f.write('XY'), f.seek(0), f.read())
t = io.TextIOWrapper(io.BytesIO(), line_buffering=True); t.write('a'); print(t.buffer.getvalue()); t.write('b\nc'); print(t.buffer.getvalue(), t.line_buffering); t.reconfigure(line_buffering=False, newline='\r\n'); t.write('\nd'); t.flush(); print(t.buffer.getvalue())
t = io.TextIOWrapper(io.BytesIO(), write_through=True); t.write('x'); print(t.buffer.getvalue()); b = t.detach(); print(b.getvalue()); show(t.write, 'x'); show(t.read); show(lambda: t.name); show(repr, t)
t = io.TextIOWrapper(io.BytesIO(b'abc')); print(t.read(0), t.read(-1), t.read(None), repr(t.read())); t.close(); show(t.read); show(lambda: t.closed); show(t.flush); t.close()
show(io.TextIOWrapper, io.BytesIO(), 'nope'); show(io.TextIOWrapper, io.BytesIO(), newline='x'); show(io.TextIOWrapper, io.BytesIO(), encoding=5); show(io.TextIOWrapper, 5); show(io.TextIOWrapper); show(t.reconfigure, encoding='ascii')
big = ''.join(f'line {i} é\n' for i in range(20000))
with open(path, 'w') as f: print(f.write(big))
with open(path) as f: print(f.read() == big)
with open(path) as f: print(sum(1 for line in f), f.readline())
with open(path) as f: print(sum(len(c) for c in iter(lambda: f.read(777), '')))
with open(path) as f:
    f.read(12345); p = f.tell(); a = f.readline(); f.read(5000); f.seek(p); print(a == f.readline(), p)
print(len(open(path).readlines(100)), open(path).readline(4))
os.unlink(path); os.unlink(path + 'w')
class Raw(io.RawIOBase):
    def __init__(self, data): self.data = data
    def readable(self): return True
    def readinto(self, b):
        n = min(len(b), 3, len(self.data)); b[:n] = self.data[:n]; self.data = self.data[n:]; return n
print(io.TextIOWrapper(io.BufferedReader(Raw('aé\nb'.encode()))).readlines(), Raw(b'abcdef').read(), Raw(b'abcdef').read(4), Raw(b'ab\ncd').readline(), list(Raw(b'a\nb')), io.BufferedReader(Raw(b'abcdefgh'), 4).read(5))
