# def: parameters of all kinds, decorators, defaults; what is no parameter list.
from _show import show


def f(a, b=1, /, c=2, *d, e, g=3, **h):
    "Docs"
    return a, b, c, d, e, g, h


def deco(x):
    print("deco", x, end=" ")
    return lambda fn: (print("applied", x, end=" "), fn)[1]


@deco(1)
@deco(2)
def g(x: print("annotation is not evaluated") = print("default", end=" ")): pass


print(f(0, e=1), f(0, 1, 2, 3, e=4, z=5), f.__doc__, g.__name__)


@(lambda fn: "replaced")
def h(): pass


print(h)
for source in "def f(a, a): 1", "def f(a=1, b): 1", "def f(*): 1", "def f(*, **k): 1", "def f(a, /, b, /): 1", "def f(/): 1", "def f(*a, /): 1", "def f(**k, a): 1", "def f(**k=1): 1", "def f(*a=1): 1", "def f(a, (b, c)): 1", "def f(1): 1", "def f(a.b): 1", "def f: 1", "def f() 1", "def (): 1", "def f():", "def f(a b): 1", "def f(None): 1", "@x y\ndef f(): 1", "@x", "@x\nz = 1", "def f(*a, *b): 1", "def f(a, *, *b): 1", "def f() -> : 1", "def f(*a: *b = 1): 1", "async f(): 1", "def f(): a = 1\n  b = 2", "def f(a: int: str): 1":
    show(lambda: compile(source, "f", "exec").co_name)
