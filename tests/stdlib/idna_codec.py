# The codec idna: names of the domain name system and their labels, both ways; what cannot be a name.
import codecs
from encodings import idna


def show(f, *args):
    try:
        print(repr(f(*args)))
    except UnicodeError as e:
        print(type(e).__name__, e, getattr(e, "start", None), getattr(e, "end", None))


for text in ["www.python.org", "pyth\xf6n.org", "B\xfccher.de.", "", ".", "a..b", "x" * 64, "\xfc" * 70, "a." * 3, "stra\xdfe",
             "xn--abc", "xn--\xfc", "\u3002x", "a\u3002b", "\u0627a", "a\xadb", "\u2003", "\U0001f600.x", "\u0130", "A.B", "\ufb01",
             "a_b", "-a", "\u0641", "\u0641a\u0641", "\u0641a", "\u06f0\u0641", "a b", "\u00e4.\u00f6.de"]:
    show(text.encode, "idna")
    show(idna.ToASCII, text)
for data in [b"www.xn--pythn-mua.org", b"xn--bcher-kva.de.", b"", b".", b"a..b", b"xn--abc", b"\xff", b"XN--BCHER-KVA.de",
             b"xn--a-\xe9", b"x" * 64, b"xn--strae-oqa", b"xn--w\xe4", b"a.xn--4ca.b"]:
    show(data.decode, "idna")
    if data.isascii():
        show(idna.ToUnicode, data.decode("ascii"))
for label in ["Stra\xdfe", "\u0130", "a\xadb", "\u2003", "\u0641a", "\ufb01X", "\u03a3", "\u1e9e", "\ue000", "\u200e"]:
    show(idna.nameprep, label)
encoder = codecs.getincrementalencoder("idna")()
print(encoder.encode("a.b\xfc"), encoder.encode("c.d"), encoder.encode("", True))
decoder = codecs.getincrementaldecoder("idna")()
print(decoder.decode(b"xn--bcher-k"), decoder.decode(b"va.d"), decoder.decode(b"e", True))
show("a".encode, "idna", "ignore")
show(b"a".decode, "idna", "replace")
