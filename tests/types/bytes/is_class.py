# The questions isalpha() … istitle() know ASCII only.
rows = [b"", b"abc", b"ABC", b"Abc", b"ab1", b"123", b" \t\n\r\x0b\x0c", b"\x1c", b"\xe9", b"Ab Cd", b"a b", b"A1", b"\x85"]
for data in rows:
    print(data, data.isalpha(), data.isalnum(), data.isdigit(), data.isspace(), data.islower(), data.isupper(), data.istitle(), data.isascii())
