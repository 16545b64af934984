# What a text stream writes at once, byte order marks in the middle of files, arguments of reconfigure().
import io
import os
import tempfile
def attempt(what, call):
    try:
        print(what, repr(call()))
    except BaseException as error:
        print(what, type(error).__name__, error)
class Raw(io.RawIOBase):
    def __init__(self): self.w = []
    def writable(self): return True
    def write(self, b): self.w.append(bytes(b)); return len(b)
for size in 1, 4, 100:
    raw = Raw()
    t = io.TextIOWrapper(raw, "ascii"); t._CHUNK_SIZE = size
    for x in "a", "bc", "d", "efghi", "j", "k"*100, "lm":
        t.write(x)
        print(size, x[:5], [len(x) for x in raw.w])
raw = Raw()
t = io.TextIOWrapper(raw, "ascii")
for n in 8190, 1, 1, 1, 8191, 8192, 8193, 3:
    t.write("x" * n); print(n, [len(x) for x in raw.w])
p = io.BufferedRWPair(io.BytesIO(b'foo\nbar\n'), io.BytesIO())
f = io.TextIOWrapper(p, "utf-8")
print(f.readline(), f.write("foo\n"), f.readline())
name = os.path.join(tempfile.mkdtemp(), "file")
for enc in "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-7":
    with open(name, "w", encoding=enc) as f: f.write("aaa")
    with open(name, "a", encoding=enc) as f: f.write("xxx")
    print(open(name,"rb").read())
    with open(name, "w", encoding=enc) as f: f.write("aaa"); p = f.tell()
    with open(name, "r+", encoding=enc) as f:
        f.seek(p); f.write("zzz"); f.seek(0); f.write("bbb")
    print(open(name,"rb").read(), open(name, encoding=enc).read())
    with open(name, "r+", encoding=enc) as f:
        f.seek(0, 2); f.write("qqq"); f.seek(0); print(f.read())
    print(open(name,"rb").read())
    raw = io.BytesIO()
    t = io.TextIOWrapper(raw, "ascii"); t.write("foo\n")
    t.reconfigure(encoding=enc); t.write("\xe9\n"); t.flush(); print(raw.getvalue())
    raw = io.BytesIO()
    t = io.TextIOWrapper(raw, "ascii")
    t.reconfigure(encoding=enc); t.write("\xe9\n"); t.flush(); print(raw.getvalue())
t = io.TextIOWrapper(io.BytesIO(), "ascii")
for kw in dict(encoding="locale\0"), dict(encoding="a\0"), dict(encoding=42), dict(errors=42), dict(newline=42), dict(newline="xyz"), dict(encoding="\udcfe"), dict(newline="\udcfe"), dict(errors="\udcfe"), dict(encoding="nonexisting"), dict(line_buffering=None), dict(encoding="locale"):
    attempt(kw, lambda: t.reconfigure(**kw)); print(t.encoding, t.errors)
    attempt(kw, lambda: io.TextIOWrapper(io.BytesIO(), **kw))
    attempt(kw, lambda: open("/dev/null", **kw).encoding)
