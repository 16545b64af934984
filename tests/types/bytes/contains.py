# in takes an integer or a buffer.
from _show import show

print(97 in b"abc", b"bc" in b"abc", b"" in b"", bytearray(b"c") in b"abc", 0 in b"abc", b"ac" not in b"abc", b"abc".__contains__(98))
show(lambda: 256 in b"abc")
show(lambda: -1 in b"abc")
show(lambda: "a" in b"abc")
show(lambda: 1.0 in b"abc")
show(lambda: None in b"abc")
show(lambda: [97] in b"abc")
