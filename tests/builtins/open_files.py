# open(): modes, encodings, and what doesn't go together.
import os
from _show import show

name = os.path.join(os.environ.get("TEST_TMP", "/tmp"), f"open-{os.getpid()}")
with open(name, "w", encoding="utf-8", newline="\n") as f:
    print(f.write("é\nline\n"), f.mode, f.encoding, f.readable(), f.closed)
print(f.closed, open(name, "rb").read(), open(name, encoding="latin-1").readline(), os.path.getsize(name))
with open(name, "a+") as f:
    f.write("end")
    f.seek(0)
    print(f.readlines())
with open(name, "r+b", buffering=0) as f:
    print(type(f).__name__, f.read(2), f.fileno() > 2)
for args in [(name, "x"), (name, "q"), (name, "rw"), (name, "rb", -1, "utf-8"), (name, "r", 0), (5.5,), (name, "bt"), (name, ""), ("a\0b",), (-1,)]:
    try:
        open(*args)
    except (ValueError, TypeError, OSError) as e:
        print(type(e).__name__, str(e).replace(name, "NAME"))
os.remove(name)
