# OSError: errno, text and file names; the class follows from errno.
import errno
from _show import show

for number in errno.ENOENT, errno.EACCES, errno.EEXIST, errno.EISDIR, errno.ENOTDIR, errno.EPIPE, errno.EINTR, errno.EAGAIN, errno.ECHILD, errno.ESRCH, errno.ETIMEDOUT, errno.ECONNREFUSED, errno.ECONNRESET, errno.ECONNABORTED, errno.EPERM, errno.ENOSPC:
    e = OSError(number, "text", "file")
    print(type(e).__name__, e)
e = OSError(2, "msg", "a", None, "b")
print(e, repr(e), e.args, e.errno, e.strerror, e.filename, e.filename2, OSError("one"), OSError("one").errno, OSError(1, 2, 3, 4, 5).args, OSError(1, 2, 3, 4, 5, 6).args, OSError(2, "m").filename, FileNotFoundError(1, "x"), e.__str__(), e.__reduce__())
print(OSError().args, OSError("a", "b").errno, isinstance(OSError(2, "x"), FileNotFoundError))
b = BlockingIOError(11, "again", 7)
print(b.characters_written, b)
b.characters_written = 5
e = OSError(11, 'a', 6)
print(e.characters_written)
show(open, "/no/such/file")
show(open, "/")
show(OSError, x=1)


class Own(OSError):
    def __init__(self, x):
        super().__init__(2, x)


print(type(Own("y")), Own("y").errno, Own("y"))
