# A stream makes the incremental codecs that it needs: a codec that only decodes will do for reading.
import codecs
import io


def find(name):
    if name == "one_way":
        ascii = codecs.lookup("latin-1")
        return codecs.CodecInfo(None, ascii.decode, incrementaldecoder=ascii.incrementaldecoder, name=name)


class Reader(io.BytesIO):
    def writable(self):
        return False


codecs.register(find)
file = io.TextIOWrapper(Reader(b"abc\ndef\n"), "one_way")
print(file.readline(), file.tell(), file.seek(1), file.read())
try:
    io.TextIOWrapper(io.BytesIO(), "one_way")
except TypeError as error:
    print(error)


class Raw(io.RawIOBase):
    def readable(self):
        return True

    def readinto(self, buffer):
        return b""


try:
    io.BufferedReader(Raw()).readline()
except OSError as error:
    print(error, repr(error.__cause__))
