# except* takes apart groups; what no clause takes goes on.
from _show import show


def f(error):
    try:
        raise error
    except* ValueError as g:
        print("value", repr(g), end="; ")
    except* (KeyError, OSError) as g:
        print("key or os", repr(g), end="; ")
        raise RuntimeError("from handler")
    else:
        print("else")
    finally:
        print("finally")


show(f, ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [ValueError(2)])]))
show(f, ExceptionGroup("g", [ValueError(1), TypeError(2)]))
show(f, TypeError("plain"))
try:
    f(ExceptionGroup("g", [KeyError(1), TypeError(2)]))
except ExceptionGroup as e:
    print(repr(e), [repr(x.__context__) for x in e.exceptions])


def bad(kind):
    try:
        raise ValueError
    except* kind:
        pass


show(bad, ExceptionGroup)
show(bad, 5)
for source in "try: 1\nexcept*: 2", "for i in x:\n try: 1\n except* y: break", "def f():\n try: 1\n except* y: return", "try: 1\nexcept* x: 1\nexcept y: 2", "for i in x:\n try: 1\n except* y: continue":
    show(compile, source, "f", "exec")
