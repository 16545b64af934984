"""tell() of a text stream whose decoder seeks, or has an odd state, while it is asked."""
import codecs
import io


class Decoder(codecs.IncrementalDecoder):
    ask = staticmethod(lambda: (b"", 0))

    def decode(self, input, final=False):
        return bytes(input).decode("latin-1")

    def getstate(self):
        return Decoder.ask()

    def setstate(self, state):
        pass


def search(name):
    if name == "odd_decoder":
        return codecs.CodecInfo(
            name=name, incrementaldecoder=Decoder,
            encode=lambda s, e="strict": (s.encode("latin-1"), len(s)),
            decode=lambda b, e="strict": (bytes(b).decode("latin-1"), len(b)))


def seek_once():
    Decoder.ask = staticmethod(lambda: (b"", 0))
    stream.seek(0)
    return b"", 0


codecs.register(search)
for what, ask in [("seeks", seek_once), ("no tuple", lambda: None), ("short", lambda: ())]:
    Decoder.ask = staticmethod(lambda: (b"", 0))
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(b"abcdefghijklmnop" * 8)), encoding="odd_decoder", newline="")
    stream._CHUNK_SIZE = 8
    print(stream.read(5))
    Decoder.ask = staticmethod(ask)
    try:
        print(what, type(stream.tell()))
    except TypeError as error:
        print(what, error)
    Decoder.ask = staticmethod(lambda: (b"", 0))
    stream.seek(0)
    print(stream.tell())
