# zipfile: writing with every method, reading, seeking, adding, extracting, streams, comments, damage, paths.
import io, os, struct, tempfile, warnings, zipfile
from zipfile import ZipFile, ZipInfo


def show(call, *args, **kw):
    try:
        print(repr(call(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, str(e).split(": '/")[0])


data = b"".join(b"line %d\n" % (i * i % 977) for i in range(5000))
moment = (2024, 2, 29, 12, 34, 56)
for kind in [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]:
    out = io.BytesIO()
    with ZipFile(out, "w", kind, compresslevel=5) as z:
        info = ZipInfo("dir/some.txt", moment)
        info.compress_type, info.comment, info.extra = kind, b"note", b"\x99\x99\x02\0ab"
        z.writestr(info, data)
        with z.open("streamed.bin", "w") as f:
            print(f.write(data[:100]), f.write(memoryview(data)[100:300]), f.writable(), f.name, f.mode)
            show(z.writestr, "x", b"")
            show(z.open, "y", "w")
            show(z.read, "dir/some.txt")
            show(z.close)
        z.writestr("ünï/tëxt.txt", "grün")
        z.mkdir("empty", 0o750)
        z.comment = b"archive comment"
        print(z.namelist(), z.mode, z.compression, z.comment)
    print(z, len(out.getvalue()) < len(data) or kind == 0, zipfile.is_zipfile(out))
    with ZipFile(out) as z:
        print(z.namelist(), z.comment, z.testzip(), [(i.filename, i.date_time if "some" in i.filename else 0, i.compress_type, i.file_size, i.CRC, i.flag_bits, i.create_system, i.create_version, i.extract_version, hex(i.external_attr), i.is_dir(), i.comment, i.extra) for i in z.infolist()])
        assert z.read("dir/some.txt") == data and z.read("streamed.bin") == data[:300] and z.read("ünï/tëxt.txt").decode() == "grün"
        with z.open("dir/some.txt") as f:
            print(f.read(10), f.peek(4)[:4], f.read1(5), f.readline(), f.tell(), f.seek(100), f.read(6), f.seek(-6, 1), f.read(6), f.seek(-8, 2), f.read(), f.seek(0), f.readline(), f.seekable(), f.readable(), f.name, f.mode)
            print(sum(1 for line in f), f.read(), f.read1(5))
            show(f.seek, 0, 9)
        show(f.read)
        print(f)
        with z.open("dir/some.txt") as a, z.open("streamed.bin") as b:
            print(a.read(20), b.read(20), a.read(5), b.read(5))
        show(z.writestr, "n", b"")
        show(z.getinfo, "nothing")
        show(z.open, "dir/some.txt", "q")
        show(z.open, "dir/some.txt", "w", b"pwd")
    show(z.read, "dir/some.txt")
with ZipFile(out, "a") as z:
    z.writestr(ZipInfo("added", moment), b"more")
with ZipFile(out) as z:
    print(z.namelist(), z.read("added"), z.comment, z.getinfo("added"))
    listing = io.StringIO()
    z.printdir(listing)
    print(listing.getvalue().splitlines()[0], listing.getvalue().splitlines()[-1])
raw = out.getvalue()
with ZipFile(io.BytesIO(b"prefix" * 100 + raw)) as z:
    print(z.testzip(), z.read("added"))


class Pipe:
    def __init__(self):
        self.data = b""

    def write(self, b):
        self.data += bytes(b)
        return len(b)

    def flush(self):
        pass


pipe = Pipe()
with ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr(ZipInfo("a", moment), data)
    z.writestr("b", b"short")
with ZipFile(io.BytesIO(pipe.data)) as z:
    print(z.testzip(), z.read("a") == data, z.read("b"), [i.flag_bits & 8 for i in z.infolist()])
for bad in [b"", b"x" * 100, raw[:-5], raw[:40], raw[:-22 - 15], b"PK\5\6" + bytes(18)]:
    show(lambda: ZipFile(io.BytesIO(bad)).namelist())
    print(zipfile.is_zipfile(io.BytesIO(bad)))
stored = io.BytesIO()
with ZipFile(stored, "w") as z:
    z.writestr(ZipInfo("f", moment), b"hello world")
damaged = stored.getvalue().replace(b"hello", b"jello")
with ZipFile(io.BytesIO(damaged)) as z:
    print(z.testzip())
    show(z.read, "f")
renamed = stored.getvalue().replace(b"f" + b"hello", b"g" + b"hello")
with ZipFile(io.BytesIO(renamed)) as z:
    show(z.read, "f")
unknown = bytearray(stored.getvalue())
at = unknown.index(b"PK\1\2")
unknown[at + 10:at + 12] = struct.pack("<H", 97)
with ZipFile(io.BytesIO(bytes(unknown))) as z:
    show(z.read, "f")
for args, kw in [((io.BytesIO(), "q"), {}), ((io.BytesIO(), "w", 99), {}), ((io.BytesIO(), "w"), {"metadata_encoding": "utf-8"}), (("/no/such/file.zip",), {})]:
    show(lambda: ZipFile(*args, **kw))
show(ZipInfo, "x", (1979, 1, 1, 0, 0, 0))
print(ZipInfo("a\0b").filename, ZipInfo("dir/").is_dir(), ZipInfo(), repr(ZipInfo("d/")))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with ZipFile(io.BytesIO(), "w") as z:
        z.writestr("twice", b"1")
        z.writestr("twice", b"2")
        z.comment = b"c" * 70000
        show(setattr, z, "comment", "text")
        show(z.setpassword, "text")
        show(z.mkdir, 5)
        show(z.mkdir, ZipInfo("no"))
        show(z.writestr, ZipInfo("late", (2108, 1, 1, 0, 0, 0)), b"")
        z.writestr("ok", b"")
print([str(w.message) for w in caught])
with tempfile.TemporaryDirectory() as folder:
    os.makedirs(folder + "/src/sub")
    for name in ["src/one.txt", "src/sub/two.txt"]:
        with open(os.path.join(folder, name), "wb") as f:
            f.write(name.encode() * 50)
        os.utime(os.path.join(folder, name), (1709210096, 1709210096))
    path = os.path.join(folder, "t.zip")
    with ZipFile(path, "x", zipfile.ZIP_DEFLATED) as z:
        z.write(folder + "/src/one.txt", "one.txt")
        z.write(folder + "/src/sub", "sub")
        z.write(folder + "/src/sub/two.txt", "/sub//two.txt", zipfile.ZIP_STORED)
        z.writestr("../evil/../../up.txt", b"up")
        z.writestr("/absolute", b"abs")
        show(z.write, folder + "/missing")
    show(ZipFile, path, "x")
    print(zipfile.is_zipfile(path), zipfile.is_zipfile(folder + "/src/one.txt"), zipfile.is_zipfile(folder + "/missing"))
    with ZipFile(path) as z:
        print(z.namelist(), [hex(i.external_attr >> 16 & 0o170000) for i in z.infolist()][:3])
        target = folder + "/out"
        print(os.path.relpath(z.extract("one.txt", target), folder), os.path.relpath(z.extract(z.getinfo("sub/"), target), folder))
        z.extractall(target)
        print(sorted(os.path.relpath(os.path.join(r, f), target) for r, _, fs in os.walk(target) for f in fs), sorted(os.listdir(folder)))
        with open(target + "/sub/two.txt", "rb") as f:
            print(f.read(15))
nested = io.BytesIO()
with ZipFile(nested, "w") as z:
    for name in ["a.txt", "b/c.txt", "b/d/e.tar.gz", "b/f.txt", "g/h/i.txt"]:
        z.writestr(name, name)
nested.name = "nested.zip"
root = zipfile.Path(nested)
print(root, sorted(p.at for p in root.iterdir()), (root / "b").is_dir(), (root / "b" / "c.txt").read_text(encoding="utf-8"), root.joinpath("b", "d", "e.tar.gz").read_bytes(), (root / "x").exists(), (root / "a.txt").is_file())
p = root / "b" / "d" / "e.tar.gz"
print(p.name, p.suffix, p.suffixes, p.stem, p.parent.at, p.parent.parent.at, sorted(q.at for q in root.rglob("*.txt")), sorted(q.at for q in root.glob("b/*")), p == root / "b/d/e.tar.gz", p.match("*.gz"))
for call in [lambda: (root / "b").open(), lambda: (root / "nothing").read_bytes(), lambda: list((root / "a.txt").iterdir()), lambda: list(root.glob(""))]:
    try:
        call()
    except Exception as e:
        print(type(e).__name__)
