# What sys says and sets of the dynamic linker, interned strings, profilers of machine code and other processes.
import os
import sys


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except (TypeError, ValueError, OverflowError, OSError) as e:
        print(type(e).__name__, e)


show(sys.getdlopenflags)
show(sys.setdlopenflags, os.RTLD_LAZY)
show(sys.getdlopenflags)
show(sys.setdlopenflags, "a")
import zlib
print(zlib.crc32(b"a"))

before = sys.getunicodeinternedsize()
kept = [sys.intern(f"a name {i} that nobody has") for i in range(10)]
print(sys.getunicodeinternedsize() - before)
print(0 < sys.getunicodeinternedsize(_only_immortal=True) < before)

print(sys.is_stack_trampoline_active())
show(sys.activate_stack_trampoline, 1)
show(sys.deactivate_stack_trampoline)

for pid, script in ("a", "x"), (1, None), (1, "/nowhere/x"):
    show(sys.remote_exec, pid, script)
