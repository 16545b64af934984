# Files and directories: what os does, and the errors that it raises.
import os
import stat

base = f"/tmp/minipy-os-files-{os.getpid()}"
os.mkdir(base)
os.chdir(base)

os.makedirs("a/b/c")
os.makedirs("a/b/c", exist_ok=True)
fd = os.open("a/file", os.O_CREAT | os.O_RDWR, 0o640)
print(os.write(fd, b"hello world"), os.lseek(fd, 6, os.SEEK_SET), os.read(fd, 100))
print(os.pread(fd, 5, 0), os.pwrite(fd, b"J", 0), os.pread(fd, 5, 0))
print(os.writev(fd, [b"!", b"?", bytearray(b".")]))
parts = [bytearray(4), bytearray(20)]
print(os.preadv(fd, parts, 0), parts[0], bytes(parts[1]).rstrip(b"\0"))
buffer = bytearray(3)
print(os.lseek(fd, 0, 0), os.readinto(fd, buffer), buffer)
os.ftruncate(fd, 5)
status = os.fstat(fd)
print(status.st_size, status[6], stat.S_ISREG(status.st_mode), oct(status.st_mode & 0o777), len(status))
print(os.get_inheritable(fd), os.get_blocking(fd))
copy = os.dup(fd)
os.set_inheritable(copy, True)
print(copy != fd, os.get_inheritable(copy), os.dup2(fd, copy) == copy, os.fsync(copy))
os.close(copy)
os.close(fd)

os.symlink("file", "a/link")
os.link("a/file", "a/hard")
print(os.readlink("a/link"), os.readlink(b"a/link"), os.stat("a/hard").st_nlink)
print(os.stat("a/link").st_size, os.lstat("a/link").st_size, os.stat("a/link", follow_symlinks=False).st_size)
print(sorted(os.listdir("a")), sorted(os.listdir(b"a")))
with os.scandir("a") as entries:
    for entry in sorted(entries, key=lambda entry: entry.name):
        print(entry, entry.path, entry.is_dir(), entry.is_file(), entry.is_symlink(),
              entry.is_file(follow_symlinks=False), os.fspath(entry))
print(list(entries))
print([(path, sorted(dirs), sorted(files)) for path, dirs, files in os.walk(".")])

dir_fd = os.open("a", os.O_RDONLY)
print(os.stat("file", dir_fd=dir_fd).st_size, sorted(os.listdir(dir_fd)), sorted(os.listdir(dir_fd)))
os.mkdir("made", dir_fd=dir_fd)
os.rename("made", "renamed", src_dir_fd=dir_fd, dst_dir_fd=dir_fd)
os.rmdir("renamed", dir_fd=dir_fd)
os.close(dir_fd)

os.chmod("a/file", 0o600)
print(oct(os.stat("a/file").st_mode & 0o777), os.access("a/file", os.R_OK | os.W_OK), os.access("nothing", os.F_OK))
os.utime("a/file", ns=(1_000_000_001, 2_000_000_002))
status = os.stat("a/file")
print(status.st_atime_ns, status.st_mtime_ns, status.st_mtime, status.st_mtime == status[11] if len(status) > 11 else status[8])
os.utime("a/file", (3, 4.5))
print(os.stat("a/file").st_atime, os.stat("a/file").st_mtime_ns)
os.replace("a/hard", "a/file")
os.mkfifo("fifo")
print(stat.S_ISFIFO(os.stat("fifo").st_mode), os.umask(0o22) == os.umask(0o22))


class Path:
    def __init__(self, result):
        self.result = result

    def __fspath__(self):
        return self.result


print(os.stat(Path("a/file")).st_size, os.fspath(Path(b"x")))


def fails(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


fails(os.stat, "missing")
fails(os.stat, b"missing")
fails(os.stat, None)
fails(os.stat, 1.5)
fails(os.stat, "a\0b")
fails(os.stat, Path(3))
fails(os.lstat, 0)
fails(os.mkdir, "a")
fails(os.mkdir, "a", "b")
fails(os.rmdir, "a")
fails(os.unlink, "a/b/missing")
fails(os.rename, "missing", "other")
fails(os.listdir, "a/file")
fails(os.scandir, "missing")
fails(os.readlink, "a/file")
fails(os.open, "missing", os.O_RDONLY)
fails(os.open, "missing", "r")
fails(os.close, -1)
fails(os.read, 99, 1)
fails(os.write, 99, b"")
fails(os.write, 1, "text")
fails(os.lseek, 99, 0, 0)
fails(os.dup, 99)
fails(os.dup2, -1, 5)
fails(os.chdir, "missing")
fails(os.utime, "a/file", (1,))
fails(os.utime, "a/file", (1, 2), ns=(1, 2))
fails(os.chmod, "missing", 0)
fails(os.truncate, "missing", 0)
fails(os.fspath, 3)
fails(os.stat, "x", dir_fd="y")
fails(os.fsync, "x")
fails(os.set_blocking, 99, True)

os.chdir("/")
for path, dirs, files in os.walk(base, topdown=False):
    for name in files:
        os.unlink(os.path.join(path, name))
    for name in dirs:
        os.rmdir(os.path.join(path, name))
os.rmdir(base)
print(os.path.exists(base))
