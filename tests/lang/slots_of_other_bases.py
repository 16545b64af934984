# A class with __slots__ has the __dict__ and the weak references that any of its bases has.
class A: __slots__=()
class N0: __slots__=()
class N(N0): pass
class W: __slots__=('__weakref__',)
def t(name, cls):
    o=cls()
    try: o.foo=1; d=True
    except AttributeError as e: d=str(e)
    import weakref
    try: weakref.ref(o); w=True
    except TypeError as e: w=str(e)
    print(name,d,w, hasattr(o,'__dict__'), '__dict__' in vars(cls), '__weakref__' in vars(cls), cls.__dictoffset__!=0)
class P(A,N): __slots__=('x','y')
t('P',P)
class P2(A,N): __slots__=()
t('P2',P2)
class P3(N,A): __slots__=('x','y')
t('P3',P3)
class P4(A,N): pass
t('P4',P4)
class S1: __slots__=('a',)
class P5(S1,N): __slots__=('x',)
t('P5',P5)
class P6(A,W): __slots__=('x',)
t('P6',P6)
class P7(S1,W): __slots__=()
t('P7',P7)
class P8(P7,N): __slots__=('z',)
t('P8',P8)
class P9(P5): __slots__=('q',)
t('P9',P9); o=P9(); o.a=1;o.x=2;o.q=3;o.zz=4; print(o.__dict__, o.a,o.x,o.q)
try:
    class Q(N): __slots__=('__dict__',)
except TypeError as e: print(e)
try:
    class Q(A,N): __slots__=('__dict__',)
    t('Q',Q)
except TypeError as e: print(e)
