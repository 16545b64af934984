# Streams after an __init__ that failed, after close() and after detach(); readinto1().
import gc
import io
import sys
import threading


def attempt(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


class Pieces(io.RawIOBase):
    def __init__(self, *pieces):
        self.pieces, self.asked = list(pieces), []

    def readable(self):
        return True

    def readinto(self, buffer):
        self.asked.append(len(buffer))
        piece = self.pieces.pop(0) if self.pieces else b""
        buffer[: len(piece)] = piece
        return len(piece)


raw = Pieces(b"abc", b"de", b"fgh", b"jkl")
file = io.BufferedReader(raw, 10)
for size in 2, 2, 20, 4, 20, 20:
    data = bytearray(size)
    if size == 20:
        print(file.peek())
    print(file.readinto1(data), data, raw.asked)
for value in b"abc", "abc", 5, memoryview(b"abc"):
    for name in "readinto", "readinto1":
        attempt(lambda: getattr(file, name)(value))
        attempt(lambda: getattr(io.BytesIO(b"12345"), name)(value))
    attempt(lambda: open("/dev/zero", "rb", 0).readinto(value))

for cls in io.BufferedReader, io.BufferedWriter, io.BufferedRandom:
    file = cls(io.BytesIO(b"abc"))
    attempt(lambda: file.__init__(io.BytesIO(), buffer_size=0))
    for name in "read", "tell", "flush", "close", "detach":
        attempt(lambda: getattr(file, name)() if hasattr(file, name) else "no")
    file.__init__(io.BytesIO(b"new"))
    attempt(file.tell)

file = io.TextIOWrapper(io.BytesIO(b"abc"), "latin-1", "replace", line_buffering=True)
file.detach()
for name in "encoding", "errors", "line_buffering", "write_through", "newlines", "buffer":
    attempt(lambda: getattr(file, name))

file = open("/dev/null", "wb", 0)
file.close()
file.close()
attempt(file.flush)
file = open("/dev/null", "wb", 0)
file.flush = lambda: 1 / 0
attempt(file.close)
print(file.closed)


class Slow(io.RawIOBase):
    def writable(self):
        return True

    def flush(self):
        flushing.set()
        threading.Event().wait(0.05)


flushing = threading.Event()
file = io.BufferedWriter(Slow())
thread = threading.Thread(target=file.close)
thread.start()
flushing.wait()
attempt(lambda: file.write(b"late"))
thread.join()


class Bad(io.RawIOBase):
    def close(self):
        raise OSError("not closed")

    def __repr__(self):
        return "<Bad>"


def drop():
    Bad()


sys.unraisablehook = lambda args: print(args.err_msg, args.object, args.exc_value)
drop()
gc.collect()
