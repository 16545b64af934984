# open(), FileIO and the buffered classes.
import io, os
path = f'/tmp/minipy-io-{os.getpid()}'
def show(f, *a, **k):
    try:
        print(repr(f(*a, **k)).replace(path, 'PATH'))
    except Exception as e:
        print(type(e).__name__, str(e).replace(path, 'PATH'))
with open(path, 'wb') as f:
    print(repr(f).replace(path, 'PATH'), f.name == path, f.mode, f.closed, f.writable(), f.readable(), f.seekable(), f.isatty(), f.fileno() > 2, f.tell())
    print(f.write(b'hello\n'), f.write(bytearray(b'world')), f.write(memoryview(b'!\n')), f.tell())
    show(f.read); show(f.write, 'a'); show(f.write, 5); show(f.readline); show(f.readinto, bytearray(2))
    f.writelines([b'x\n', b'y\n', b'z'])
    print(f.truncate(15), f.tell(), f.seek(0, 2))
print(f.closed, repr(f).replace(path, 'PATH'))
show(f.write, b'x'); show(f.flush); show(f.close); show(f.seek, 0); show(f.tell); show(f.fileno); show(lambda: f.__enter__()); show(next, f)
with open(path, 'rb') as f:
    print(repr(f).replace(path, 'PATH'), f.raw.closefd, f.raw.mode, f.mode)
    print(f.read(3), f.tell(), f.peek(2)[:2], f.read1(2), f.readline(), f.readline(3), f.readlines(), f.read(), f.read(5), f.readline(), f.peek())
    print(f.seek(0), list(f), f.seek(-3, 2), f.read(), f.seek(2), f.seek(2, 1), f.tell(), f.read(2), f.seek(-1, 1), f.read(1))
    b = bytearray(4); f.seek(0); print(f.readinto(b), b, f.readinto1(b), b, f.readinto(memoryview(b)[:2]), b)
    show(f.seek, -1); show(f.seek, 0, 9); show(f.write, b'x'); show(f.read, -5); show(f.read, 'a'); show(f.truncate); show(f.readinto, b'abc'); show(f.readline, 'x'); show(f.seek, 'a')
    print(f.seek(100), f.read(1), f.tell())
with open(path, 'r+b') as f:
    print(repr(f).replace(path, 'PATH'), f.read(2), f.write(b'LL'), f.read(1), f.tell(), f.seek(0), f.read())
    f.seek(1); f.write(b'E'); f.flush(); f.seek(0); print(f.readline(), f.peek(1)[:1]); f.seek(0, 2); f.write(b'end'); print(f.tell()); f.seek(0); print(f.read())
    print(f.truncate(4), f.seek(0), f.read())
with open(path, 'ab') as f: print(f.tell(), f.write(b'app'), f.tell())
with open(path, 'a+b') as f: print(f.tell(), f.read(), f.seek(0), f.read(2), f.write(b'!'), f.tell())
with open(path, 'w+b') as f: print(f.read(), f.write(b'abc'), f.seek(0), f.read())
show(open, path, 'xb')
with open(path, 'rb', buffering=0) as f:
    print(repr(f).replace(path, 'PATH'), f.read(2), f.readall(), f.read(), f.tell(), f.seek(1), f.readinto(b), b, f.seekable(), f.readline(), list(f))
    show(f.write, b'x'); show(f.truncate, 1)
print(repr(f).replace(path, 'PATH')); show(f.read); show(f.fileno); print(f.mode)
f = open(path, 'rb', 0); g = io.BufferedReader(f, 4); print(g.read(2), g.peek(), g.read(), g.raw is f); g.close(); print(f.closed)
w = io.BufferedWriter(io.FileIO(path, 'w'), 4); print(w.write(b'ab'), os.path.getsize(path), w.write(b'cde'), os.path.getsize(path), w.write(b'0123456789'), os.path.getsize(path), w.tell()); raw = w.detach(); print(os.path.getsize(path)); show(w.write, b'x'); show(w.close); show(lambda: w.raw); show(repr, w); raw.close()
show(io.BufferedReader, open(path, 'wb', 0)); show(io.BufferedWriter, open(path, 'rb', 0)); show(io.BufferedReader, 5); show(io.BufferedReader, open(path, 'rb', 0), 0); show(io.BufferedReader, open(path, 'rb', 0), -1)
show(open, path, 'z'); show(open, path, 'rw'); show(open, path, 'r+w'); show(open, path, 'rbt'); show(open, path, ''); show(open, path, 'rr'); show(open, path, 'b'); show(open, path, 'rb', encoding='ascii'); show(open, path, 'rb', errors='x'); show(open, path, 'rb', newline='\n'); show(open, path, 'r', 0); show(open, '/nonexistent/x'); show(open, '/tmp'); show(open, '/tmp', 'w'); show(open, 5.5); show(open, None); show(open, -1); show(open, path, 5); show(open, path, newline='x'); show(open, path, encoding='nope'); show(open, path, encoding=5); show(open, 'a\0b'); show(open, path, closefd=False); show(open); show(io.FileIO, path, 'b'); show(io.FileIO, path, 'rwx'); show(io.FileIO, path, 'r++')
def opener(name, flags): return os.open(name, flags)
with open(path, 'rb', opener=opener) as f: print(f.read())
show(open, path, 'rb', opener=lambda p, f: 'x'); show(open, path, 'rb', opener=lambda p, f: -5)
fd = os.open(path, os.O_RDWR)
with open(fd, 'wb', closefd=False) as f: print(f.name == fd, f.raw.closefd, f.write(b'viafd'))
print(os.read(fd, 10), os.lseek(fd, 0, 0), os.read(fd, 10)); os.close(fd)
with open(os.fsencode(path), 'rb') as f: print(f.name == os.fsencode(path))
class P:
    def __fspath__(self): return path
with open(P()) as f: print(f.read())
open(path, 'w').write('unflushed'); print(open(path).read())
r, w = os.pipe()
with open(w, 'wb') as f: f.write(b'piped\nline2\n')
with open(r, 'rb') as f: print(f.seekable(), f.readline(), f.read())
r, w = os.pipe(); pair = io.BufferedRWPair(open(r, 'rb', 0), open(w, 'wb', 0)); print(pair.write(b'xyz'), pair.flush(), pair.read(2), pair.peek(), pair.readable(), pair.writable(), pair.isatty(), pair.closed); pair.close(); print(pair.closed)
os.unlink(path)
