# tarfile: archives written and read again in all formats and compressions, extracted through filters, refused when damaged.
import io
import os
import tarfile

root = os.environ["TEST_TMP"]
os.chdir(root)


def show(f, *args, **keywords):
    try:
        print(repr(f(*args, **keywords)).replace(os.path.realpath(root), "TMP"))
    except Exception as e:
        text = "\n".join(sorted(line for line in str(e).split("\n") if "zst" not in line))
        print(type(e).__name__, text.replace(os.path.realpath(root), "TMP")[:300])


def described(member):
    return (member.name, oct(member.mode), member.size, member.type, member.linkname, member.mtime, sorted(member.pax_headers))


def plain(member):
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = 1000000000
    return member


DEEP = "in/sub/" + "d" * 60
os.makedirs(DEEP)
for name, data in (("in/a", b"first"), ("in/sub/b", b"x" * 2000), (DEEP + "/" + "n" * 60, b"long"), ("in/\u00e9", b"named")):
    with open(name, "wb") as file:
        file.write(data)
    os.chmod(name, 0o640)
os.chmod("in/a", 0o755)
os.chmod("in/sub", 0o755)
os.chmod(DEEP, 0o755)
os.chmod("in", 0o755)
os.symlink("sub/b", "in/link")
os.link("in/a", "in/other")
os.mkfifo("in/pipe", 0o644)

for format in tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT:
    with tarfile.open("out.tar", "w", format=format) as archive:
        archive.add("in", filter=plain)
    with open("out.tar", "rb") as file:
        data = file.read()
    print(len(data), data[257:265], sum(data) % 65536)
    with tarfile.open("out.tar") as archive:
        for member in archive:
            print(described(member))
        print(archive.getmember("in/a"), file=io.StringIO())
        print(archive.extractfile("in/other").read(), archive.extractfile("in/link").read(3), archive.extractfile("in/sub"))
        show(archive.getmember, "nope")
for mode in "gz", "bz2", "xz":
    for bar in ":", "|":
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode=f"w{bar}{mode}") as archive:
            archive.add("in", filter=plain)
        buffer.seek(0)
        with tarfile.open(fileobj=buffer, mode=f"r{bar}*") as archive:
            print(mode, bar, [member.name for member in archive][:3])
        buffer.seek(0)
        with tarfile.open(fileobj=buffer, mode=f"r{bar}{mode}") as archive:
            for member in archive:
                if member.name == "in/sub/b":
                    print(archive.extractfile(member).read(5))

with tarfile.open("out.tar", "a") as archive:
    member = tarfile.TarInfo("added")
    member.size, member.mtime = 3, 1.5
    archive.addfile(member, io.BytesIO(b"abc"))
    show(archive.addfile, member)
with tarfile.open("out.tar") as archive:
    print(archive.getnames()[-1], archive.getmember("added").mtime)
    os.mkdir("to")
    archive.extractall("to", filter="tar")
for folder, folders, names in sorted(os.walk("to")):
    print(folder, sorted(folders), sorted(name[:9] for name in names), oct(os.stat(folder).st_mode & 0o777), os.stat(folder).st_mtime if folder != "to" else "")
print(os.readlink("to/in/link"), os.stat("to/in/other").st_nlink, oct(os.stat("to/in/a").st_mode), open("to/in/sub/b").read(3))
show(tarfile.is_tarfile, "out.tar")
show(tarfile.is_tarfile, "in/a")


def archive_of(*members):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, changes in members:
            member = tarfile.TarInfo(name)
            for key, value in changes.items():
                setattr(member, key, value)
            archive.addfile(member, io.BytesIO(b"x" * member.size))
    buffer.seek(0)
    return tarfile.open(fileobj=buffer)


os.mkdir("safe")
for member in (("/abs", {}), ("../up", {}), ("pipe", {"type": tarfile.FIFOTYPE}), ("l1", {"type": tarfile.SYMTYPE, "linkname": "/etc"}),
               ("l2", {"type": tarfile.SYMTYPE, "linkname": "../x"}), ("ok", {"mode": 0o4777, "size": 5}),
               ("d/e/f", {"mode": 0o666}), ("l3", {"type": tarfile.LNKTYPE, "linkname": "nothing"}),
               ("l4", {"type": tarfile.SYMTYPE, "linkname": "a/../ok"})):
    for kind in "data", "tar", None:
        with archive_of(member) as archive:
            show(archive.extractall, "safe", filter=kind)
print(sorted(os.listdir("safe")), oct(os.stat("safe/ok").st_mode), oct(os.stat("safe/d/e/f").st_mode), os.readlink("safe/l4"))
with archive_of(("x", {"size": 3})) as archive:
    show(archive.extractall, "safe", filter="what")
    show(archive.extractall, "safe", filter=lambda member, path: None)
    show(tarfile.data_filter(archive.getmember("x"), "safe").get_info)
    archive.list()
    archive.list(verbose=False)

for data in b"", b"nonsense" * 200, b"\0" * 1024, data[:700], data[:512] + b"z" * 512:
    show(lambda: tarfile.open(fileobj=io.BytesIO(data)).getnames())
    show(lambda: tarfile.open(fileobj=io.BytesIO(data), mode="r:").getnames())
show(tarfile.open, "nope.tar")
show(tarfile.open, "out.tar", "q")
show(tarfile.open, "out.tar", "r:zz")
show(tarfile.open)
show(tarfile.open, "in/a", "r:gz")
closed = archive_of(("x", {}))
closed.close()
show(closed.getnames)
for value in {"name": "n" * 300}, {"linkname": "l" * 101, "type": tarfile.SYMTYPE}, {"uid": 8**8}, {"mtime": -1}, {"mode": None}:
    member = tarfile.TarInfo("x")
    for key, each in value.items():
        setattr(member, key, each)
    for format in tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT:
        show(lambda: len(member.tobuf(format)))
with tarfile.open("global.tar", "w", pax_headers={"comment": "all"}) as archive:
    archive.addfile(tarfile.TarInfo("x"))
with tarfile.open("global.tar") as archive:
    print(archive.getmember("x").pax_headers, archive.pax_headers)
