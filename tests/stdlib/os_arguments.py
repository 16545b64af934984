# What functions of os take: __fspath__, numbers of devices, hooks of fork, links, bools as descriptors.
import os
import tempfile
import time
import warnings


def attempt(what, call):
    try:
        print(what, repr(call()))
    except BaseException as error:
        print(what, type(error).__name__, error)
# timerfd
for fl in {}, dict(flags=0), dict(flags=os.TFD_NONBLOCK), dict(flags=os.TFD_CLOEXEC), dict(flags=-1):
    def f():
        fd = os.timerfd_create(time.CLOCK_REALTIME, **fl)
        r = os.get_inheritable(fd), os.get_blocking(fd)
        os.close(fd); return r
    attempt(("timerfd", fl), f)
attempt("timer", lambda: os.timerfd_create(99))
# fspath
class A: __fspath__ = None
class B:
    def __fspath__(self): return 5
class C:
    def __fspath__(self): 1/0
class D:
    def __getattr__(self, n): return lambda: "x"
class E:
    def __fspath__(self): return "e"
for v in A(), B(), C(), D(), E(), A, 5, None, b"a", "a", bytearray(b"a"):
    attempt("fspath", lambda: os.fspath(v))
    attempt("_fspath", lambda: os._fspath(v))
    attempt("open", lambda: os.open(v, 0) > 0)
    attempt("path", lambda: os.path.join(v, "b"))
    attempt("pathlike", lambda: isinstance(v, os.PathLike))
    attempt("stat", lambda: bool(os.stat(v)))
print(os._fspath.__module__, os._fspath.__name__, os.fspath.__name__, os.fspath.__module__)
# fork hooks
for kw in dict(before=None), dict(after_in_child=None), dict(after_in_parent=None), dict(), dict(before=1), dict(after_in_child=1), dict(after_in_parent=1), dict(x=1), dict(before=None, after_in_child=print):
    attempt(kw if 'print' not in repr(kw) else 0, lambda: os.register_at_fork(**kw))
attempt("pos", lambda: os.register_at_fork(1))
# link
d = tempfile.mkdtemp(); os.chdir(d)
open("file", "w").close(); os.symlink("file", "sym")
for n, kw in enumerate([dict(), dict(follow_symlinks=True), dict(follow_symlinks=False), dict(follow_symlinks=-1)]):
    attempt("link", lambda: os.link("sym", f"l{n}", **kw))
    attempt("link", lambda: os.path.islink(f"l{n}"))
dd = os.open(".", 0)
attempt("link", lambda: os.link("sym", "m1", src_dir_fd=dd)); attempt("link", lambda: os.path.islink("m1"))
attempt("link", lambda: os.link("sym", "m2", src_dir_fd=dd, follow_symlinks=False)); attempt("link", lambda: os.path.islink("m2"))
attempt("link", lambda: os.link("sym", "m3", dst_dir_fd=dd, follow_symlinks=True)); attempt("link", lambda: os.path.islink("m3"))
# devices
for v in -1, -2, 0, 1 << 64, (1 << 64) - 1, 5.0, "a", 1<<63, -(1<<63), (1<<32)+5:
    for f in os.major, os.minor:
        attempt((f.__name__, v), lambda: f(v))
for a in (-1, -1), (-1, 0), (0, -1), (1, 2), (1<<32, 0), (0, 1<<32), (1.0, 2), (0, -2), ((1<<32)-1, 0), ((1<<32)-1,(1<<32)-1):
    attempt(("makedev", a), lambda: os.makedev(*a))
print(os.NODEV if hasattr(os, "NODEV") else None)
# bools
warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *rest: print(category.__name__, message)
import fcntl
import select
for call in os.fsync, os.fchdir, os.fstat, os.isatty, lambda fd: fcntl.fcntl(fd, fcntl.F_SETFD, 0), lambda fd: select.select([fd], [], [], 0) and 0, select.poll().register, lambda fd: os.stat("x", dir_fd=fd):
    attempt("bool", lambda: type(call(False)).__name__)
reading, writing = os.pipe()
for value in b"abc", "abc", 5, memoryview(b"abc"), bytearray(0), []:
    attempt("readinto", lambda: os.readinto(reading, value))
