# Methods that make something new make bytearrays, and never return the object itself.
data = bytearray(b"  a b  ")
results = [data.strip(), data.upper(), data.replace(b"x", b"y"), data[:], data * 1, data + b"", data.center(3), data.ljust(2), data.rjust(2), data.zfill(1), data.expandtabs(), data.lower(),
           data.title(), data.swapcase(), data.capitalize(), data.removeprefix(b"z"), data.removesuffix(b"z"), data.translate(None), data.lstrip(b""), data.rstrip(b"")]
print({type(r).__name__ for r in results}, any(r is data for r in results))
print(data.split(), data.partition(b"z"), data.rpartition(b" b"), data.splitlines(), data.rsplit(None, 1), bytearray(b",").join([b"a", b"b"]))
