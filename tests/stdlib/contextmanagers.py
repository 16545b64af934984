from contextlib import *

@contextmanager
def tag(name):
    print("<", name)
    try:
        yield name.upper()
    except ValueError as error:
        print("caught", error)
    finally:
        print(">", name)

with tag("a") as value: print(value)
with tag("b"): raise ValueError("v")
try:
    with tag("c"): raise KeyError("k")
except KeyError as error:
    print("out", error)
@tag("deco")
def f(): print("in f")
f()
with suppress(ZeroDivisionError): 1 / 0
with nullcontext(5) as five: print(five)
class T:
    def close(self): print("closed")
with closing(T()): pass
@contextmanager
def none():
    if False: yield
try:
    with none(): pass
except RuntimeError as error:
    print(error)
