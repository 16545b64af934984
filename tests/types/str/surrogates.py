# Lone surrogates are characters like others, until they are encoded.
from _show import show

s = "a\ud800b\udfff"
print(len(s), ascii(s[1]), s == "a\ud800b" "\udfff", ascii(s.upper()), s.find("\udfff"), ascii(s[::-1]), ascii("\ud83d\ude00"), len("\ud83d\ude00"), "\ud83d\ude00" == "\U0001f600", s < "b", "\ud800" < "\uffff" < "\U00010000")
show(s.encode)
show(s.encode, "utf-16")
show(s.encode, "latin-1")
print(s.encode("utf-8", "surrogatepass"), s.encode("utf-8", "replace"), s.encode("ascii", "backslashreplace"), s.encode("utf-8", "ignore"), s.encode("ascii", "xmlcharrefreplace"))
show(b"\xed\xa0\x80".decode)
print(ascii(b"\xed\xa0\x80".decode("utf-8", "surrogatepass")), ascii(b"a\xff".decode("ascii", "surrogateescape")), "\udcff".encode("ascii", "surrogateescape"))
print(hash(s) == hash("a\ud800b\udfff"), {s: 1}[s], s.isprintable(), repr(s))
