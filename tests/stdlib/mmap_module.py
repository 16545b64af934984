import mmap
import os
import tempfile
import threading
import weakref


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


folder = tempfile.mkdtemp()
path = os.path.join(folder, "file")
with open(path, "wb") as file:
    file.write(b"first line\nsecond\n" + bytes(range(256)))

with open(path, "r+b") as file:
    m = mmap.mmap(file.fileno(), 0)
    print(m)
    print(len(m), m.size(), m.tell(), m.closed, m.seekable())
    print(m.readline(), m.read(3), m.read_byte(), m.tell())
    print(m[0], m[-1], m[:5], m[10:0:-3], m[5:5], m[-3:], m[::100])
    print(m.find(b"nd"), m.find(b"first"), m.rfind(b"first"), m.find(b"line", 0), m.find(b"line", 0, 9), m.find(b"", 3), m.rfind(b"n"), m.rfind(b"n", 0, 12))
    print(m.seek(0), m.seek(4, os.SEEK_CUR), m.seek(-2, 2), m.read(), m.read(5), m.readline())
    m.seek(0)
    print(m.write(b"FIRST"), m.write_byte(33), m[:11], m.tell())
    m[0] = 102
    m[1:3] = b"ir"
    m[3:7:2] = b"__"
    print(m[:11])
    m.move(20, 0, 5)
    print(m[18:28])
    m.flush()
    m.flush(0, 4096 if len(m) > 4096 else len(m))
    for key, value in ((0, 256), (0, -1), (0, "x"), (1000, 1), ("x", 1), (slice(0, 3), b"xx"), (slice(0, 3), "abc")):
        attempt(m.__setitem__, key, value)
    attempt(m.__delitem__, 0)
    attempt(m.__delitem__, slice(0, 3))
    attempt(m.__getitem__, 1000)
    attempt(m.__getitem__, "x")
    attempt(m.seek, -1)
    attempt(m.seek, 10000)
    attempt(m.seek, 0, 5)
    attempt(m.write, bytes(1000))
    attempt(m.write, "text")
    attempt(m.write_byte, 300)
    attempt(m.move, 0, 0, 1000)
    attempt(m.move, -1, 0, 1)
    attempt(m.flush, 1, 10000)
    attempt(m.madvise, mmap.MADV_NORMAL)
    attempt(m.madvise, mmap.MADV_NORMAL, 100000)
    attempt(m.madvise, mmap.MADV_NORMAL, 0, -1)
    attempt(m.read, "x")
    m.seek(0, 2)
    attempt(m.read_byte)
    attempt(m.write_byte, 1)
    view = memoryview(m)
    print(view.nbytes, view.readonly, view.format)
    view[0] = 70
    attempt(m.close)
    attempt(m.resize, 10)
    view.release()
    attempt(m.resize, 8192)
    print(len(m), m.size(), m[0])
    attempt(m.resize, -1)
    print(b'F' in m, 70 in m, list(m)[:3], type(iter(m)).__name__)
    m.close()
    print(m)
    for name, *args in (("read",), ("write", b""), ("__len__",), ("__getitem__", 0), ("tell",), ("flush",), ("resize", 4)):
        attempt(getattr(m, name), *args)
    print(m.closed)
    m.close()

with open(path, "rb") as file:
    with mmap.mmap(file.fileno(), 10, access=mmap.ACCESS_READ) as m:
        print(m)
        attempt(m.write, b"x")
        attempt(m.__setitem__, 0, 1)
        attempt(m.resize, 20)
        with memoryview(m) as view:
            print(view.readonly)
    print(m.closed)
    with mmap.mmap(file.fileno(), 10, access=mmap.ACCESS_COPY) as m:
        m[:3] = b"abc"
        print(m[:5], file.read(3))
        attempt(m.resize, 20)
    with mmap.mmap(file.fileno(), 100, offset=mmap.ALLOCATIONGRANULARITY, access=mmap.ACCESS_READ) as m:
        print(m, m[:3])
    attempt(mmap.mmap, file.fileno(), 0, offset=1 << 20)
    attempt(mmap.mmap, file.fileno(), 1 << 20)
    attempt(mmap.mmap, file.fileno(), -1)
    attempt(mmap.mmap, file.fileno(), 10, offset=-1)
    attempt(mmap.mmap, file.fileno(), 10, access=9)
    attempt(mmap.mmap, file.fileno(), 10, mmap.MAP_PRIVATE, access=mmap.ACCESS_READ)
    m = mmap.mmap(file.fileno(), 10, prot=mmap.PROT_READ, trackfd=False)
    attempt(m.size)
    m.close()
attempt(mmap.mmap, -1, 0)
attempt(mmap.mmap, 9999, 10)
open(path, "wb").close()
with open(path, "r+b") as file:
    attempt(mmap.mmap, file.fileno(), 0)

# Shared with a child.
m = mmap.mmap(-1, 100)
pid = os.fork()
if pid == 0:
    m[:5] = b"child"
    os._exit(0)
os.waitpid(pid, 0)
print(m[:6])
m = None


class Mapping(mmap.mmap):
    def __new__(cls, size):
        return super().__new__(cls, -1, size)


mapping = Mapping(10)
mapping.name = "attribute"
reference = weakref.ref(mapping)
print(mapping, reference() is mapping, mapping.name)

# Threads read, write, resize and close.
m = mmap.mmap(-1, 4096)
attempt(m.resize, 8192)
m = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE)
errors = []


def work(n):
    try:
        for i in range(3000):
            m[n] = i & 255
            m[100:200] = bytes([n]) * 100
            m.seek(0)
            m.read(10)
            m.find(b"\0" * 8)
    except ValueError as e:
        errors.append(str(e))


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for size in 8192, 4096, 12288, 4096:
    m.resize(size)
threads[0].join()
m.close()
for thread in threads:
    thread.join()
print(set(errors) <= {"mmap closed or invalid"}, m.closed)
os.remove(path)
os.rmdir(folder)
