# bz2: whole data, streams piece by piece, files, text, damage.
import bz2, io, os, pickle, tempfile, threading


def show(call, *args, **kw):
    try:
        print(repr(call(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, str(e).split(": '/")[0])


data = b"".join(b"line %d\n" % (i * i % 977) for i in range(20000))
for level in range(1, 10):
    assert bz2.decompress(bz2.compress(data, level)) == data
packed = bz2.compress(data)
print(packed[:4], bz2.compress(b""), bz2.decompress(b""), bz2.decompress(packed + packed) == data * 2, bz2.decompress(packed + b"garbage") == data)
for bad in [b"x", packed[:-1], packed[:50], b"BZh9" + b"x" * 50, packed[:60] + b"\0" * 40 + packed[100:], "text", None]:
    show(bz2.decompress, bad)
for level in [0, 10, "x", 1.5]:
    show(bz2.compress, data, level)
show(bz2.compress, "text")
c, d = bz2.BZ2Compressor(), bz2.BZ2Decompressor()
stream = b"".join([c.compress(data[i:i + 5000]) for i in range(0, len(data), 5000)] + [c.flush()])
print(b"".join(d.decompress(stream[i:i + 99]) for i in range(0, len(stream), 99)) == data, d.eof, d.needs_input, d.unused_data)
show(d.decompress, b"")
show(c.flush)
show(c.compress, b"")
show(pickle.dumps, bz2.BZ2Compressor())
show(pickle.dumps, bz2.BZ2Decompressor())
d = bz2.BZ2Decompressor()
out, sizes = d.decompress(stream + b"rest", max_length=100), []
while not d.eof:
    sizes.append(d.needs_input)
    out += d.decompress(b"", max_length=3001)
print(out == data, any(sizes), d.unused_data)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "f.bz2")
    with bz2.open(path, "wb") as f:
        print(f.write(data[:1000]), f.write(memoryview(data)[1000:]), f.tell(), f.writable(), f.readable(), f.seekable(), f.mode, os.path.basename(f.name), f.closed)
        show(f.read)
        show(f.seek, 0)
        f.writelines([b"a", b"b"])
    show(f.write, b"x")
    with bz2.BZ2File(path) as f:
        print(f.read(10), f.peek(5)[:5], f.read1(7), f.readline(), f.tell(), f.mode, f.readable(), f.writable(), f.seekable(), f.fileno() > 2)
        print(f.seek(100), f.read(8), f.seek(-8, 1), f.read(8), f.seek(-10, 2), f.read(), f.seek(0), f.read(4))
        buffer = bytearray(20)
        print(f.readinto(buffer), buffer, len(f.readlines(100)), sum(1 for line in f))
        show(f.write, b"x")
        show(f.readline, "x")
    with bz2.open(path, "ab") as f:
        f.write(b"appended")
    with bz2.open(path) as f:
        print(f.read() == data + b"ab" + b"appended")
    show(bz2.open, path, "x")
    with bz2.open(path, "wt", encoding="utf-8") as f:
        f.write("ä\nb\n")
    with bz2.open(path, "rt", encoding="utf-8") as f:
        print(f.readlines())
    for args in [(path, "rtb"), (path, "q"), (5,), (path, "rw")]:
        show(bz2.open, *args)
    show(bz2.open, path, encoding="utf-8")
    show(bz2.BZ2File, path, "w", compresslevel=0)
    show(bz2.BZ2File, os.path.join(folder, "missing"))
raw = io.BytesIO(packed + b"trailing")
with bz2.BZ2File(raw) as f:
    print(f.read() == data)
print(raw.closed)
f = bz2.BZ2File(io.BytesIO(packed[:-10]))
show(lambda: len(f.read()))
f = bz2.BZ2File(io.BytesIO(b"not bzip2 at all"))
show(f.read)
c = bz2.BZ2Compressor()
parts = []


def work():
    for i in range(30):
        parts.append(c.compress(b"thread" * 500))


threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(bz2.decompress(b"".join(parts) + c.flush())) if len([p for p in parts if p]) < 2 else 360000, sorted(bz2.__all__))
