# What type parameters, lazily evaluated annotations and aliases of a class see, and what is mangled in them.
def run(src):
    ns={}
    exec(src, ns)
    return ns
ns=run('''
T="global"
class C:
    T="class"
    def meth[T](self, x: T, y: [T for _ in (1,)], z: (lambda: T)): pass
    def meth2(self, x: T, y: [T for _ in (1,)], z: (lambda: T)): pass
    class D[T](list): 
        a: T
        b = T
        type X = T
        type Y = [T for _ in '1']
''')
C=ns['C']
for m in C.meth, C.meth2:
    a=m.__annotations__; print(a['x'],a['y'],a['z']())
print(C.D.__annotations__, C.D.b, C.D.X.__value__, C.D.Y.__value__)
ns = run("""
x = "global"
def outer():
    x = "nonlocal"
    class Cls:
        type Alias = x
        val = Alias.__value__
        type L = [x for _ in "1"]
        lval = L.__value__
        def meth[T: x](self, arg: x, brg: [x, (lambda: x)()]): ...
        bound = meth.__type_params__[0].__bound__
        annotation = meth.__annotations__
        x = "class"
        y: x
        z: [x for _ in "a"]
    return Cls
""")
c=ns['outer'](); print(c.val,c.lval,c.bound,c.annotation,c.__annotations__)
ns = run("""
x = "global"
def outer():
    x = "nonlocal"
    class Cls:
        global x
        type Alias = x
        def f(self, a: x): pass
        y: x
    Cls.x = "class"
    class Cls2:
        nonlocal x
        type Alias = x
        def f(self, a: x): pass
        y: x
        x = 'changed'
    return Cls, Cls2
""")
for c in ns['outer'](): print(c.Alias.__value__, c.f.__annotations__, c.__annotations__)
class Foo[__T, __U: __T = int](list[__T]):
    param = __T
    def meth[__U](self, arg: __T, arg2: __U):
        return (__T, __U)
    type Alias[__V] = (__T, __V)
print(Foo.__type_params__, Foo.meth.__type_params__, Foo.Alias.__type_params__, Foo.meth.__annotations__, Foo.Alias.__value__, Foo.__orig_bases__, Foo.__type_params__[1].__bound__)
_Inner__Q=7; _Foo__Q=1; __Q=2; _Bar__Q=3; _Outer__Q=4
class Bar[T: __Q, __W=__Q](*[list] if __Q == 2 else [dict]):
    v=__Q
print(Bar.T if hasattr(Bar,'T') else '', Bar.__type_params__[0].__bound__, Bar.__type_params__[1].__default__, Bar.v, Bar.__mro__[1])
class Outer:
    class Inner[T: __Q]: v=__Q
    _Inner__Q=9
    def f[T: __Q](self): return __Q
    type A[T: __Q] = __Q
print(Outer.Inner.__type_params__[0].__bound__, Outer.Inner.v if hasattr(Outer.Inner,'v') else 0, Outer.f.__type_params__[0].__bound__, Outer().f(), Outer.A.__value__)
