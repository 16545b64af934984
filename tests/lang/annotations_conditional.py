import annotationlib



x: int
if True:
    y: str = 'a'
else:
    z: float
for i in range(2):
    w: i
try:
    q: bytes
    raise ValueError
    r: int
except ValueError as e:
    s: e
with open('/dev/null') as f:
    t: 1
match 3:
    case 3:
        u: 4
    case _:
        v: 5
while True:
    aa: 1
    break
class C:
    a: int
    if False:
        b: str
    else:
        c: float
    try:
        d: 1
        1/0
        e: 2
    except ZeroDivisionError:
        f: 3
    match 3:
        case 3:
            u: 4
        case _:
            v: 5
    def m(self, a: int, *b: str, c: 'x' = 1, **d: float) -> None: pass
print(C.__annotations__, C.__annotate__.__qualname__, C.__annotate__.__name__)
print(C.m.__annotate__.__qualname__, C.m.__annotate__.__name__, C.m.__annotations__)
print(sorted(C.__dict__))
def outer():
    class D:
        x: int
        def g(self) -> D: pass
        type A = D
    def h(x: T): pass
    return D, h
D, h = outer()
print(D.__annotate__.__qualname__, D.g.__annotate__.__qualname__, h.__annotate__.__qualname__, D.A.evaluate_value.__qualname__)
print(__annotate__.__qualname__, __annotate__.__name__)
try: h.__annotations__
except NameError as e: print(e)
print(annotationlib.get_annotations(h, format=annotationlib.Format.STRING))
print(annotationlib.call_annotate_function(C.__annotate__, annotationlib.Format.STRING, owner=C))
print(__conditional_annotations__ if '__conditional_annotations__' in globals() else None)
def f[T: int, *Ts](x: T, y: tuple[*Ts]) -> T: pass
print(f.__annotations__, f.__annotate__.__qualname__)
class E[T]:
    x: T
    y: list[T]
    def m(self) -> T: pass
print(E.__annotations__, E.__annotate__.__qualname__, E.m.__annotations__)
try: C.__annotate__(3)
except NotImplementedError as e: print(type(e), e)
print(C.__annotate__(1), C.__annotate__(2))
async def co(x: int) -> str: pass
print(co.__annotations__, co.__annotate__.__qualname__)
l = lambda x: 1
print(l.__annotations__, l.__annotate__)
class F:
    __slots__ = ()
print(F.__annotations__, F.__annotate__)
(paren): int = 3
obj = C()
obj.attr: int = 4
obj.attr2: undefined
class A:
    x: 1
    with open('/dev/null'):
        y: 2
    for i in ():
        z: 3
    else:
        zz: 4
    while False: w: 5
    if 0: q: 6
    match 1:
        case 2: r: 7
    try: s: 8
    finally: t: 9
    try: s2: 8
    except* ValueError: t2: 9
class B:
    x: 1
def f(
    x: 1): pass
exec("""
a: 1
if 1:
   b: 2
print(__annotations__ if '__annotations__' in globals() else None)
""", ns := {})
print(sorted(ns))
print(ns['__annotate__'].__code__.co_firstlineno, ns['__annotate__'].__code__.co_names)
c = compile("x: int", "", "single")
ns = {}; exec(c, ns); print(sorted(ns))


# finally blocks are generated more than once
class Finally:
    for i in range(2):
        try:
            if i:
                break
        finally:
            x: 1
        y: 2
    else:
        z: 3


print(Finally.__annotations__)


def fails():
    raise KeyError


class Fails:
    try:
        a: 1
        fails()
        b: 2
    except KeyError:
        c: 3
    else:
        d: 4


print(Fails.__annotations__)
# a class in a function in a block begins anew
if True:
    class Plain:
        a: int
    print(Plain.__annotations__)

    class Outer:
        b: int
        if b if False else True:
            class Inner:
                c: int
                if not c if False else False:
                    d: int
            e: Inner
    print(Outer.__annotations__, Outer.Inner.__annotations__)
