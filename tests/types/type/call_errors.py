# type() with three arguments: what each must be.
from _show import show

for args in (), (1, 2), (1, (), {}), ("n", [], {}), ("n", (), []), ("n", (5,), {}), ("n", (), {}, 4), ("a\0b", (), {}), ("n", (int, 5), {}), ("", (), {}), ("not a name", (), {}), ("\ud800", (), {}), ("n", (), {"__qualname__": 5}), ("n", (), {"__classcell__": 5}), ("n", (), {"__slots__": 5}), ("n", (), {"__module__": 5}), ("n", (), {"__doc__": 5}), ("n", (), {"__new__": 5}), ("n", (), {"__init_subclass__": 5}), ("n", (type,), {}):
    try:
        print(args, "->", type(*args).__name__.encode("utf-8", "replace"))
    except Exception as e:
        print(ascii(args), "|", type(e).__name__, e)
show(type, "n", (), {}, x=1)
show(type, x=1)
show(type, 5, x=1)
show(type.__call__, 5)
show(type.__new__, type)
show(type.__new__, int, "n", (), {})
show(lambda: type.__init__(int, 1, 2))
