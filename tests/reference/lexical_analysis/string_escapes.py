# Every escape of text and of bytes, and those that are cut short.
from _show import show

print(ascii("\a\b\f\n\r\t\v\\\'\"\0\7\12\101\x41\u0041\U00000041\N{BULLET}\N{latin small letter e with acute}\
joined"))
print(b"\a\b\f\v\x00\377\'")
for source in r"'\x4'", r"'\xg1'", r"'\u123'", r"'\U00110000'", r"'\U0001'", r"'\N'", r"'\N{}'", r"'\N{no such}'", r"'\N{BULLET'", r"b'\x4'", r"b'\x'", "b'é'", r"'\x'", "'a", "'a\n'", "'''a", "b'a", 'f"a':
    show(eval, source)
