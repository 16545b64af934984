import io

s = io.StringIO("a\nb\n")
print(list(s), s.tell(), s.getvalue())
b = io.BytesIO(b"abc")
print(b.read(2), b.seek(0), b.read(), isinstance(b, io.BufferedIOBase), isinstance(s, io.TextIOBase), isinstance(b, io.IOBase), io.SEEK_END)
