# encode(): codecs, error handlers, arguments by position and by name.
from _show import show

text = "aé€𝄞\ud800"
for encoding in "ascii", "latin-1", "utf-8", "utf-16-le", "utf-32-be", "cp1252":
    for errors in "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogatepass":
        try:
            print(encoding, errors, text.encode(encoding, errors))
        except UnicodeEncodeError as e:
            print(encoding, errors, "position", e.start, e.end, e.reason)
print("é".encode(), "é".encode(encoding="UTF8"), "é".encode(errors="ignore", encoding="us-ascii"), "\udc80".encode(errors="surrogateescape"))
show("é".encode, "ascii")
show("éa€".encode, "latin-1")
show("a".encode, "no such codec")
show("é".encode, "ascii", "no such handler")
show("a".encode, 1)
show("a".encode, "utf-8", 1)
show("a".encode, "rot13")
show("a".encode, "utf\0-8")
