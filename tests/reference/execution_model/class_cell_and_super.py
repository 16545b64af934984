# The cell of __class__ is none of the class body's names, and super may be anything.
class A:
    def f(self): return 'A'
class X(A):
    def f(self): return super().f()
    __class__ = 413
x = X(); print(x.f(), x.__class__, type(x).__name__)
class T:
    def go(self):
        class X:
            x = __class__
            def f(): __class__
        print(X.x)
        class X:
            nonlocal __class__
            __class__ = 42
            def f(): return __class__
        print(__class__, X.f())
T().go()
try:
    exec("class X:\n    __class__\n    def f():\n        __class__", globals(), {})
except NameError as e: print(type(e).__name__, e)
class X:
    global __class__
    __class__ = 42
    def f(): return __class__
print(__class__, X.f(), '__class__' in X.__dict__); del __class__
class Y:
    y = [lambda: __class__ for _ in '1']
    def g(self):
        nonlocal __class__
        __class__ = 5
        return __class__
print(Y.y[0](), Y().g(), Y.y[0]())
class Z:
    if X: a: int
    else: b: int
    type Q = a
    def m[T: Z](self): pass
print(Z.__annotations__, Z.m.__type_params__[0].__bound__)
saved = super
class MySuper:
    msg = "super super"
    def __init__(self, *a): print('init', len(a))
    def meth(self): return 'mm'
class C:
    def method(self): return super().msg, super().meth(), super(C, self).msg
super = MySuper
print(C().method())
del super
try: C().method()
except AttributeError as e: print(e)
class K:
    def m(self): return super
    def n(self):
        super = MySuper
        return super().msg
print(K().m(), K().n())
try: __import__('string\x00')
except ModuleNotFoundError as e: print(ascii(str(e)))
