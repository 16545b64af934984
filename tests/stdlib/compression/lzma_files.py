# lzma: the formats, checks, presets and filters; streams piece by piece; files; damage.
import io, lzma, os, pickle, tempfile
from lzma import *


def show(call, *args, **kw):
    try:
        print(repr(call(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, str(e).split(": '/")[0])


data = b"".join(b"line %d\n" % (i * i % 977) for i in range(20000))
raw = [{"id": FILTER_LZMA2, "preset": 3}]
for kw in [{}, {"preset": 0}, {"preset": 9}, {"preset": 1 | PRESET_EXTREME}, {"format": FORMAT_ALONE}, {"check": CHECK_NONE}, {"check": CHECK_CRC32}, {"check": CHECK_CRC64}, {"check": CHECK_SHA256},
           {"filters": [{"id": FILTER_DELTA, "dist": 2}, {"id": FILTER_LZMA2}]}, {"filters": [{"id": FILTER_X86}, {"id": FILTER_LZMA2, "preset": 1, "dict_size": 1 << 16, "lc": 1, "lp": 2, "pb": 1, "mode": MODE_FAST, "nice_len": 50, "mf": MF_HC4, "depth": 10}]}]:
    packed = lzma.compress(data, **kw)
    d = LZMADecompressor()
    print(kw, packed[:6], lzma.decompress(packed) == data, d.check, d.decompress(packed) == data, d.check, d.eof)
packed = lzma.compress(data, format=FORMAT_RAW, filters=raw)
print(lzma.decompress(packed, FORMAT_RAW, filters=raw) == data)
for args, kw in [((10,), {}), ((), {"preset": 10}), ((), {"preset": -1}), ((), {"preset": 3, "filters": raw}), ((FORMAT_ALONE, CHECK_CRC32), {}), ((FORMAT_RAW,), {}), ((FORMAT_XZ,), {"check": 99}), ((), {"filters": [{}]}), ((), {"filters": [{"id": 99}]}),
                 ((), {"filters": [{"id": FILTER_LZMA2, "what": 1}]}), ((), {"filters": [{"id": FILTER_DELTA, "dist": 1, "x": 2}]}), ((), {"filters": [{"id": FILTER_ARM, "x": 2}]}), ((), {"filters": [5]}), ((), {"filters": [{"id": FILTER_LZMA2}] * 5}), ((), {"filters": []}),
                 ((FORMAT_ALONE,), {"filters": raw}), ((), {"filters": [{"id": FILTER_LZMA2, "preset": 77}]}), ((FORMAT_AUTO,), {})]:
    show(lambda: type(LZMACompressor(*args, **kw)).__name__)
for args, kw in [((), {"memlimit": 100}), ((FORMAT_RAW,), {}), ((FORMAT_RAW, 5, raw), {}), ((FORMAT_XZ,), {"filters": raw}), ((9,), {})]:
    show(lambda: type(LZMADecompressor(*args, **kw)).__name__)
packed = lzma.compress(data)
show(lzma.decompress, packed, memlimit=1000)
print(lzma.decompress(packed * 2) == data * 2, lzma.decompress(packed + b"garbage") == data, lzma.decompress(lzma.compress(b"")))
for bad in [b"", b"x", packed[:-1], packed[:50], packed[:60] + b"abcdefgh" + packed[68:], b"\xfd7zXZ\0" + b"x" * 50, "text", None]:
    show(lzma.decompress, bad)
show(lzma.decompress, packed, FORMAT_ALONE)
show(lzma.compress, "text")
c, d = LZMACompressor(), LZMADecompressor()
stream = b"".join([c.compress(data[i:i + 5000]) for i in range(0, len(data), 5000)] + [c.flush()])
print(b"".join(d.decompress(stream[i:i + 99]) for i in range(0, len(stream), 99)) == data, d.eof, d.needs_input, d.unused_data)
show(d.decompress, b"")
show(c.flush)
show(c.compress, b"")
show(pickle.dumps, LZMACompressor())
show(pickle.dumps, LZMADecompressor())
d = LZMADecompressor()
out, sizes = d.decompress(stream + b"rest", max_length=100), []
while not d.eof:
    sizes.append(d.needs_input)
    out += d.decompress(b"", max_length=3001)
print(out == data, any(sizes), d.unused_data)
print([is_check_supported(n) for n in (CHECK_NONE, CHECK_CRC32, CHECK_CRC64, CHECK_SHA256, CHECK_UNKNOWN, 99)])
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "f.xz")
    with lzma.open(path, "wb", preset=1) as f:
        print(f.write(data[:1000]), f.write(memoryview(data)[1000:]), f.tell(), f.writable(), f.readable(), f.seekable(), f.mode, os.path.basename(f.name), f.closed)
        show(f.read)
        show(f.seek, 0)
    show(f.write, b"x")
    with LZMAFile(path) as f:
        print(f.read(10), f.peek(5)[:5], f.read1(7), f.readline(), f.tell(), f.mode, f.readable(), f.writable(), f.seekable(), f.fileno() > 2)
        print(f.seek(100), f.read(8), f.seek(-8, 1), f.read(8), f.seek(-10, 2), f.read(), f.seek(0), f.read(4))
        print(sum(1 for line in f))
        show(f.write, b"x")
    with lzma.open(path, "ab") as f:
        f.write(b"appended")
    with lzma.open(path) as f:
        print(f.read() == data + b"appended")
    show(lzma.open, path, "x")
    with lzma.open(path, "wt", encoding="utf-8") as f:
        f.write("ä\nb\n")
    with lzma.open(path, "rt", encoding="utf-8") as f:
        print(f.readlines())
    for args in [(path, "rtb"), (path, "q"), (5,), (path, "rw")]:
        show(lzma.open, *args)
    show(lzma.open, path, encoding="utf-8")
    show(LZMAFile, path, preset=5)
    show(LZMAFile, path, check=CHECK_CRC32)
    show(LZMAFile, os.path.join(folder, "missing"))
source = io.BytesIO(packed + b"trailing")
with LZMAFile(source) as f:
    print(f.read() == data)
print(source.closed)
show(lambda: len(LZMAFile(io.BytesIO(packed[:-10])).read()))
show(LZMAFile(io.BytesIO(b"no such format at all")).read)
print(sorted(lzma.__all__), [getattr(lzma, n) for n in sorted(lzma.__all__) if n.isupper()], issubclass(LZMAError, Exception))
