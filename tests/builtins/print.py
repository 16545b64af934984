# print(): sep, end, file, flush.
import io
from _show import show

out = io.StringIO()
print(1, "a", None, sep="-", end="!\n")
print(1, 2, sep=None, end=None)
print(*"abc", sep="")
print("to a file", file=out)
print(repr(out.getvalue()), print(end=""))


class File:
    def write(self, text):
        written.append(text)

    def flush(self):
        written.append("FLUSH")


written = []
print("a", 1, file=File(), flush=True)
print("".join(written))
show(print, 1, sep=5)
show(print, 1, end=5)
show(print, 1, file=5)
show(print, 1, wrong=1)
