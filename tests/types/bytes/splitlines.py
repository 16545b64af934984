# splitlines() splits at \n, \r and \r\n only.
from _show import show

print(b"a\nb\r\nc\rd\x0be\x85f".splitlines(), b"a\nb\r\n".splitlines(True), b"\n\n".splitlines(), b"".splitlines(keepends=True))
show(b"a".splitlines, 1, 2)
