# The names of Windows' types, and what they are here.
from ctypes import sizeof, wintypes

for name in dir(wintypes):
    value = getattr(wintypes, name)
    if name != "POINTER" and name.lstrip("_").isupper() or name.startswith("tag"):
        print(name, value if isinstance(value, int) else (value.__name__, sizeof(value)) if isinstance(value, type) else value(1, 2, 3))
flag = wintypes.VARIANT_BOOL()
flag.value = 7
print(flag)
