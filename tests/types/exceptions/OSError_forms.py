# OSError's arguments choose its class and attributes: errno, strerror, filename, filename2.
import errno

for args in (), ("text",), (2,), (2, "no"), (2, "no", "file"), (2, "no", "file", None, "other"), (2, "no", "file", 5, "other", "more"), (13, "denied"), (17, "exists", b"bytes"), ("2", "no"), (2, "no", None), (None, None), (9999, "odd"), (errno.EPIPE, "pipe"), (errno.EAGAIN, "again", 7), (errno.ECONNRESET, "reset", -1):
    try:
        e = OSError(*args)
    except TypeError as e:
        print(args, "TypeError", e)
        continue
    print(args, type(e).__name__, e.args, e.errno, e.strerror, e.filename, e.filename2, str(e), repr(e))
class Own(OSError): pass
print(type(Own(2, "x")).__name__, type(FileNotFoundError(17, "x")).__name__, Own(2, "x", "f").filename)
e = BlockingIOError(11, "again", 7)
print(e.characters_written, e.filename, e.args)
