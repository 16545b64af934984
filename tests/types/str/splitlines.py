# splitlines() knows every kind of line end, and may keep them.
from _show import show

text = "a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l"
print(ascii(text.splitlines()))
print(ascii(text.splitlines(True)))
print("".splitlines(), "\n".splitlines(), "\n\n".splitlines(keepends=True), "a\n".splitlines(), "a\n\r".splitlines())
print("x\x1fy".splitlines(), "a\r\n".splitlines(keepends=1))
show("a".splitlines, keepends="yes")
show("a".splitlines, 1, 2)
show("a".splitlines, keep=1)
