# Two bases that lay out their instances differently can't be combined; some types can't be bases at all.
from _show import show

show(type, "A", (int, str), {})
show(type, "A", (int, dict), {})
show(type, "A", (int, object), {})
show(type, "A", (bool,), {})
show(type, "A", (type(None),), {})
show(type, "A", (range,), {})
show(type, "A", (slice,), {})
show(type, "A", (type(lambda: 0),), {})
show(type, "A", (memoryview,), {})
show(type, "A", (type(...),), {})
show(type, "A", (type(i for i in ()),), {})
S = type("S", (), {"__slots__": ["a"]})
T = type("T", (), {"__slots__": ["b"]})
E = type("E", (), {"__slots__": []})
show(type, "A", (S, T), {})
show(type, "A", (S, E), {})
