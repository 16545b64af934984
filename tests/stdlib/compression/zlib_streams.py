# zlib: checksums, whole data, streams piece by piece, dictionaries, copies, errors.
import copy, zlib


def show(call, *args, **kw):
    try:
        print(repr(call(*args, **kw)))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


data = b"".join(b"line %d of some text, " % (i * i % 97) for i in range(5000))
print(len(data), zlib.crc32(data), zlib.adler32(data), zlib.crc32(b""), zlib.adler32(b""), zlib.crc32(data, 5), zlib.adler32(data, 2 ** 32 + 7), zlib.crc32(b"b", zlib.crc32(b"a")) == zlib.crc32(b"ab"), zlib.crc32(bytearray(b"x"), -1))
for level in range(-1, 10):
    packed = zlib.compress(data, level)
    assert zlib.decompress(packed) == data and (len(packed) < len(data) or level == 0), level
for wbits in [9, 12, 15, -9, -15, 25, 31]:
    assert zlib.decompress(zlib.compress(data, wbits=wbits), wbits=wbits) == data
    c, d = zlib.compressobj(6, zlib.DEFLATED, wbits), zlib.decompressobj(wbits)
    packed = b"".join([c.compress(data[i:i + 1000]) for i in range(0, len(data), 1000)] + [c.flush()])
    out = b"".join(d.decompress(packed[i:i + 77]) for i in range(0, len(packed), 77))
    assert out + d.flush() == data and d.eof and not d.unused_data and not d.unconsumed_tail
assert zlib.decompress(zlib.compress(data), 47) == zlib.decompress(zlib.compress(data, wbits=31), 47) == data
for mode in [zlib.Z_NO_FLUSH, zlib.Z_PARTIAL_FLUSH, zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH, zlib.Z_BLOCK]:
    c, d = zlib.compressobj(), zlib.decompressobj()
    out = b""
    for i in range(0, len(data), 9000):
        out += d.decompress(c.compress(data[i:i + 9000]) + c.flush(mode))
        if mode in (zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH):
            assert out == data[:i + 9000]
    assert out + d.decompress(c.flush()) == data
packed = zlib.compress(data)
d = zlib.decompressobj()
out, rest, sizes = b"", packed + b"more than that", []
while not d.eof:
    piece = d.decompress(rest, 777)
    sizes.append(len(piece))
    out, rest = out + piece, d.unconsumed_tail
print(out == data, set(sizes[:-1]), sizes[-1], d.unused_data, d.unconsumed_tail, d.decompress(b"again"), d.unused_data, d.flush())
d = zlib.decompressobj()
d.decompress(packed, 100)
print(d.eof, len(d.unconsumed_tail) > 0, 100 + len(d.flush()) == len(data), d.eof)
zdict = b"line of some text, "
c = zlib.compressobj(zdict=zdict)
with_dict = c.compress(data) + c.flush()
d = zlib.decompressobj(zdict=zdict)
print(d.decompress(with_dict) == data)
show(zlib.decompress, with_dict)
show(zlib.decompressobj(zdict=b"wrong").decompress, with_dict)
c = zlib.compressobj(wbits=-15, zdict=zdict)
raw = c.compress(data) + c.flush()
print(zlib.decompressobj(-15, zdict=zdict).decompress(raw) == data)
c = zlib.compressobj()
first = c.compress(data[:5000]) + c.flush(zlib.Z_SYNC_FLUSH)
other = c.copy()
third = copy.deepcopy(c)
a, b = first + c.compress(b"one") + c.flush(), first + other.compress(b"two") + other.flush()
print(zlib.decompress(a)[-3:], zlib.decompress(b)[-3:], zlib.decompress(first + third.flush()) == data[:5000])
d = zlib.decompressobj()
d.decompress(packed[:100])
e = copy.copy(d)
print(d.decompress(packed[100:]) == e.decompress(packed[100:]))
for call in [c.copy, lambda: c.compress(b"x"), c.flush]:
    try:
        print(call())
    except (ValueError, zlib.error) as error:
        print(type(error).__name__)
for args in [(b"",), (b"garbage",), (packed[:-1],), (packed[:50],), (packed[:-4] + b"abcd",), ("text",), (None,), (packed, 15, 0), (packed, 15, -1), (packed, -15), (packed, 99)]:
    show(zlib.decompress, *args)
show(zlib.compress, "text")
show(zlib.compress, data, 10)
show(zlib.compress, data, -2)
show(zlib.compressobj, 10)
show(zlib.compressobj, wbits=99)
show(zlib.compressobj, method=5)
show(zlib.decompressobj, 99)
show(zlib.decompressobj().decompress, packed, -1)
show(zlib.decompressobj().flush, 0)
show(zlib.decompressobj().decompress, "x")
show(zlib.crc32, "x")
show(zlib.crc32, b"x", 1.5)
d = zlib._ZlibDecompressor()
out = d.decompress(packed[:200], 50)
print(len(out), d.needs_input, d.eof)
while not d.eof:
    out += d.decompress(b"" if not d.needs_input else packed[200:] + b"!", 4000)
print(out == data, d.unused_data, d.needs_input)
show(d.decompress, b"")
print([n for n in dir(zlib) if n[0] in "ZMD"], zlib.MAX_WBITS, zlib.DEFLATED, zlib.DEF_BUF_SIZE, zlib.DEF_MEM_LEVEL, zlib.Z_TREES, zlib.Z_BLOCK, zlib.error.__mro__)
import threading
c = zlib.compressobj()
parts = []


def work():
    for i in range(100):
        parts.append(c.compress(b"thread" * 50))


threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(parts), isinstance(c.flush(), bytes))
