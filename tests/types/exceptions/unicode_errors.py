# The errors of codecs: attributes, messages for one and for several characters, edges.
from _show import show

e = UnicodeEncodeError("codec", "aé€😀", 1, 2, "why")
print(e, e.encoding, e.object, e.start, e.end, e.reason, e.args)
for start, end in (1, 3), (2, 3), (3, 4), (0, 1), (5, 6), (-5, 1), (2, 1), (0, 0):
    print(UnicodeEncodeError("codec", "aé€😀", start, end, "why"), "|", UnicodeDecodeError("codec", b"ab\xff", start, end, "why"), "|", UnicodeTranslateError("aé€😀", start, end, "why"))
e.start = 3
e.end = 4
e.reason = "new"
print(e)
e = UnicodeDecodeError("c", bytearray(b"ab"), 0, 1, "r")
print(type(e.object), e)
for args in (), ("c", "x", 0, 1), ("c", b"x", 0, 1, "r"), ("c", "x", "0", 1, "r"), (5, "x", 0, 1, "r"), ("c", "x", 0, 1, 5):
    show(UnicodeEncodeError, *args)
    show(UnicodeTranslateError, *args[1:])
show(str, UnicodeEncodeError.__new__(UnicodeEncodeError))
