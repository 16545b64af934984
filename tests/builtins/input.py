# input() writes a prompt and reads a line.
import io
import sys
from _show import show

sys.stdin = io.StringIO("first line\n\nlast")

print(repr(input("prompt> ")))
print(repr(input()))
print(repr(input("")))
show(input)
show(input, 1, 2)
