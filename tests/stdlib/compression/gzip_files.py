# gzip: whole data, files of several members, reading in pieces, seeking, text, headers, damage.
import gzip, io, os, struct, tempfile, warnings, zlib


def show(call, *args, **kw):
    try:
        print(repr(call(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, str(e).split(": '/")[0])


data = b"".join(b"line %d\n" % (i * i % 977) for i in range(20000))
for level in 0, 1, 6, 9:
    packed = gzip.compress(data, level)
    print(packed[:4], packed[4:8], packed[8:10], gzip.decompress(packed) == data)
print(gzip.compress(b"", mtime=123456789)[:10], gzip.compress(b"x", mtime=-1)[4:8], gzip.compress(b"x", mtime=2 ** 33)[4:8])
two = gzip.compress(b"first ") + b"\0\0\0" + gzip.compress(b"second")
print(gzip.decompress(two), gzip.GzipFile(fileobj=io.BytesIO(two)).read(), gzip.decompress(b""))
for bad in [b"x", b"\x1f\x8b", b"\x1f\x8c" + two[2:], b"\x1f\x8b\x09" + two[3:], two[:-1], two[:20], packed[:-8] + b"abcdefgh", packed[:-4] + b"abcd", packed + b"garbage", two + b"\0", "text"]:
    show(gzip.decompress, bad)
    show(lambda: len(gzip.GzipFile(fileobj=io.BytesIO(bad)).read()) if bad != "text" else 0)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "name.txt.gz")
    with gzip.open(path, "wb", compresslevel=6) as f:
        print(f.write(data[:1000]), f.write(memoryview(data)[1000:]), f.tell(), f.writable(), f.readable(), f.seekable(), f.mode, os.path.basename(f.name), f.closed, f.fileno() > 2)
        f.flush()
        show(f.read)
        show(f.seek, 0)
        show(f.seek, 5, 2)
        show(f.rewind)
    print(f.closed, repr(f)[:9])
    show(f.write, b"x")
    with open(path, "rb") as raw:
        header = raw.read(30)
    print(header[:4], header[8:10], header[10:19])
    with gzip.open(path) as f:
        print(f.read(10), f.peek(5)[:5], f.read1(7), f.readline(), f.tell(), f.mode, f.mtime > 1e9, f.readable(), f.writable(), repr(f)[:22])
        print(f.seek(100), f.read(8), f.seek(-8, 1), f.read(8), f.seek(-10, 2), f.read(), f.seek(0), f.read(4), f.seek(10 ** 7), f.read())
        f.rewind()
        buffer = bytearray(20)
        print(f.readinto(buffer), buffer, f.readinto1(buffer) > 0, sum(1 for line in f), f.readlines())
        show(f.write, b"x")
        show(f.seek, 0, 7)
    with gzip.open(path, "ab") as f:
        f.write(b"appended")
    with gzip.open(path) as f:
        print(f.read() == data + b"appended")
    show(gzip.open, path, "xb")
    text = os.path.join(folder, "t.gz")
    with gzip.open(text, "wt", encoding="utf-8", newline="\r\n") as f:
        print(f.write("ä line\nother\n"))
    with gzip.open(text, "rt", encoding="utf-8") as f:
        print(f.readlines())
    with gzip.open(text) as f:
        print(f.read())
    for args in [(text, "rtb"), (text, "q"), (5,), (text, "U")]:
        show(gzip.open, *args)
    show(gzip.open, text, "rb", encoding="utf-8")
    show(gzip.open, text, "rb", errors="strict")
    show(gzip.open, text, "rb", newline="")
    show(gzip.GzipFile, text, "rt")
    show(gzip.GzipFile, os.path.join(folder, "missing"))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with open(text, "wb") as raw, gzip.GzipFile(fileobj=raw) as f:
            f.write(b"1")
    print([(w.category.__name__, str(w.message)) for w in caught])
out = io.BytesIO()
with gzip.GzipFile("dir/some.gz", "wb", 9, out, mtime=1) as f:
    f.write(b"x" * 100)
    print(f.seek(200), f.tell())
    f.write(b"y")
print(out.getvalue()[:15], gzip.decompress(out.getvalue()) == b"x" * 100 + b"\0" * 100 + b"y")
extra = b"\x1f\x8b\x08\x1e\0\0\0\0\0\xff" + struct.pack("<H", 3) + b"abc" + b"name\0" + b"comment\0" + b"hc" + packed[10:]
print(gzip.decompress(extra) == data, gzip.GzipFile(fileobj=io.BytesIO(extra)).read(5))
f = gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(data)))
pieces = []
while piece := f.read(7001):
    pieces.append(piece)
print(b"".join(pieces) == data, gzip.BadGzipFile.__mro__, sorted(gzip.__all__))
