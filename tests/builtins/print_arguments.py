# print: sep, end, file and flush; what they may be.
import io
import sys
from _show import show

print(), print(1, None, "a", sep="-"), print(1, 2, sep=None, end=None), print("a", end=""), print("b", "c", sep="\n", end="!\n"), print(*[], sep="x"), print("", "", sep=",")
class F:
    def write(self, text): parts.append(text)
    def flush(self): parts.append("flushed")
parts = []
print("x", 1, file=F(), flush=True)
print("".join(parts))
show(print, 1, sep=5), show(print, 1, end=5), show(print, 1, file=5), show(print, 1, nope=5), show(print, 1, file=None), show(print, 1, sep=b"x")
out = io.StringIO()
print("a", "b", file=out, sep="", end="\0")
print(repr(out.getvalue()))
class Bad:
    def write(self, text): raise OSError("full")
show(print, 1, file=Bad())
class S:
    def __str__(self): raise KeyError("no text")
show(print, S())
sys.stdout, kept = None, sys.stdout
print("nowhere")
sys.stdout = kept
