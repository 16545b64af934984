# UnicodeEncodeError, UnicodeDecodeError and UnicodeTranslateError know text, place and reason.
from _show import show

e = UnicodeEncodeError("ascii", "aéb", 1, 2, "why")
d = UnicodeDecodeError("utf-8", b"a\xffb", 1, 2, "why")
t = UnicodeTranslateError("aéb", 1, 2, "why")
for x in e, d, t:
    print(x, repr(x), x.args, x.object, x.start, x.end, x.reason, getattr(x, "encoding", None), x.__str__(), UnicodeError in type(x).__mro__)
e.end, e.reason, e.start, e.encoding, e.object = 3, "other", 0, "enc", "xyz"
d.end, d.reason, d.start, d.encoding, d.object = 3, "other", 0, "enc", b"xyz"
t.end, t.reason, t.start, t.object = 3, "other", 0, "xyz"
print(e, "|", d, "|", t)
print(UnicodeEncodeError("a", "\u20ac", 0, 1, "r"), UnicodeEncodeError("a", "\U0001d11e", 0, 1, "r"), UnicodeDecodeError("a", b"", 5, 9, "r"), UnicodeDecodeError("u", bytearray(b"x"), 0, 1, "r").object, UnicodeError("plain"))
show(UnicodeEncodeError)
show(UnicodeEncodeError, "a", b"b", 0, 1, "r")
show(UnicodeDecodeError, "a", "b", 0, 1, "r")
show(UnicodeTranslateError, "a", "0", 1, "r")
show(setattr, e, "object", 5)
e.__init__("x", "y", 0, 1, "z")
d.__init__("x", b"y", 0, 1, "z")
t.__init__("y", 0, 1, "z")
print(e, d, t)
