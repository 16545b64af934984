# StringIO and BytesIO, IncrementalNewlineDecoder, the abstract classes.
import io
def show(f, *a, **k):
    try:
        print(ascii(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))
s = io.StringIO('one\ntwo\nthree'); print(s.read(2), s.readline(), s.tell(), s.readlines(), repr(s.read()), s.seek(0), list(s), s.getvalue(), s.closed, s.readable(), s.writable(), s.seekable(), s.newlines, s.line_buffering, s.isatty(), s.encoding, s.errors)
print(s.seek(0), s.write('ONE'), s.getvalue(), s.seek(20), s.write('é日\U0001f600'), ascii(s.getvalue()), s.truncate(5), s.getvalue(), s.tell(), s.seek(0, 2), s.seek(0, 1), s.truncate(), s.truncate(None))
for nl in (None, '', '\n', '\r', '\r\n'):
    s = io.StringIO('a\nb\r\nc\rd', newline=nl); print(repr(nl), ascii(s.getvalue()), [ascii(x) for x in s], s.newlines); s = io.StringIO(newline=nl); s.write('x\ny\r\nz\r'); s.write('\nw'); print(ascii(s.getvalue()), s.newlines)
s = io.StringIO(); show(s.write, b'x'); show(s.write, 5); show(s.seek, -1); show(s.seek, 1, 1); show(s.seek, 0, 3); show(s.truncate, -1); show(s.read, 'x'); show(s.fileno); show(s.detach); show(io.StringIO, 5); show(io.StringIO, newline='x'); show(io.StringIO, newline=5); print(s.seek(0), s.readline(2)); s.close(); show(s.read); show(s.write, 'x'); show(s.getvalue); show(lambda: s.closed); show(next, s)
with io.StringIO('ctx') as s: print(s.read())
s = io.StringIO('abc'); s.read(1); st = s.__getstate__(); print(st); t = io.StringIO(); t.__setstate__(st[:3] + (None,)); print(t.read(), t.getvalue())
class SS(io.StringIO):
    def write(self, x): return super().write(x.upper())
x = SS(); print(x.write('abc'), x.getvalue()); print('hi', file=x); print(ascii(x.getvalue())); x.attr = 1
b = io.BytesIO(b'one\ntwo\nthree'); print(b.read(2), b.read1(2), b.readline(), b.tell(), b.readlines(), b.read(), b.seek(0), list(b), b.getvalue(), b.closed, b.isatty())
print(b.seek(-3, 2), b.read(), b.seek(2), b.seek(3, 1), b.write(b'XX'), b.getvalue(), b.seek(20), b.write(bytearray(b'end')), b.getvalue(), b.truncate(5), b.getvalue(), b.tell(), b.seek(0, 2), b.flush())
a = bytearray(4); b.seek(0); print(b.readinto(a), a, b.readinto(a), a, b.readline(), b.seek(0), b.readline(2), b.read(0))
v = b.getbuffer(); v[0] = 90; print(b.getvalue(), len(v)); show(b.write, b'x' * 50); show(b.truncate, 1); show(b.close); v.release(); print(b.write(b'yes'), b.getvalue())
show(b.write, 'a'); show(b.write, 5); show(b.seek, -1); show(b.seek, 0, 3); show(b.seek, -100, 1); show(b.truncate, -1); show(b.read, 'a'); show(io.BytesIO, 'a'); show(io.BytesIO, 5); show(b.fileno); b.close(); show(b.read); show(b.getvalue); show(b.getbuffer); show(lambda: b.closed); show(b.flush); b.close()
print(io.BytesIO(b'abc').__getstate__(), [n for n in dir(io.BytesIO) if n[0] != '_'] == sorted(n for n in dir(io.BytesIO) if n[0] != '_'))
d = io.IncrementalNewlineDecoder(None, True); print(ascii(d.decode('a\r')), ascii(d.decode('\nb\r')), ascii(d.decode('c\n')), d.newlines, d.getstate(), ascii(d.decode('x\r')), d.getstate(), ascii(d.decode('', True)), d.newlines); d.reset(); print(d.newlines); d.setstate((b'', 1)); print(ascii(d.decode('z')))
d = io.IncrementalNewlineDecoder(None, False); print(ascii(d.decode('a\r\nb\rc\n')), d.newlines)
class R(io.RawIOBase):
    def readable(self): return True
r = R(); show(r.read); show(r.write, b''); show(r.seek, 0); show(r.tell); show(r.fileno); show(r.truncate); print(r.closed, r.readable(), r.writable(), r.seekable(), r.isatty(), isinstance(r, io.IOBase)); r.close(); print(r.closed); show(r.isatty); show(r.flush); show(r.__enter__); show(r.readline)
class B(io.BufferedIOBase): pass
b = B(); show(b.read); show(b.write, b''); show(b.detach); show(b.readinto, bytearray(1)); show(b.read1)
class T(io.TextIOBase): pass
t = T(); show(t.read); show(t.write, ''); show(t.readline); show(t.detach); print(t.encoding, t.newlines, t.errors)
class W(io.RawIOBase):
    def __init__(self): self.got = []
    def writable(self): return True
    def write(self, b): self.got.append(bytes(b)); return len(b)
w = W(); bw = io.BufferedWriter(w, 4); bw.write(b'ab'); bw.write(b'cdefghij'); bw.flush(); print(b''.join(w.got)); tw = io.TextIOWrapper(bw); print('print to it', 1, file=tw, flush=True); print(b''.join(w.got)); tw.close(); print(w.closed)
print(issubclass(io.FileIO, io.RawIOBase), issubclass(io.StringIO, io.TextIOBase), isinstance(io.BytesIO(), io.BufferedIOBase), issubclass(io.UnsupportedOperation, (OSError,)), issubclass(io.UnsupportedOperation, ValueError), io.UnsupportedOperation.__module__, io.DEFAULT_BUFFER_SIZE, io.SEEK_END)
class Closes(io.IOBase):
    def close(self): print('closing'); super().close()
with Closes() as c: print('in')
print(c.closed)
class L(io.RawIOBase):
    n = 0
    def read(self, k=-1):
        self.n += 1; return b'' if self.n > 6 else b'ab\ncd\n'[self.n - 1:self.n]
print(list(L()), L().readlines(2), L().readall())
