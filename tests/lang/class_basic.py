# Classes: attributes, methods, inheritance, names, errors.
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except BaseException as e:
        print(type(e).__name__, e)

class A:
    "doc of A"
    x = 1
    def __init__(self, y=2): self.y = y
    def m(self): return "m", self.x, self.y
    @classmethod
    def c(cls, *a): return cls.__name__, a
    @staticmethod
    def s(*a): return a
    class Inner:
        def f(self): pass

class B(A):
    x = 10
    def m(self): return ("B", *super().m())

print(A.__doc__, B.__doc__, A.__name__, A.__qualname__, A.Inner.__qualname__, A.Inner.f.__qualname__, A.__module__)
print(A().m(), B(5).m(), A.c(1), B.c(), A.s(1, 2), B().s())
print(A.m.__name__, A().m.__func__ is A.m, B().m.__self__.__class__)
show(lambda: A.nope)
show(lambda: A().nope)
show(lambda: A(1, 2, 3))
show(lambda: object(1))
show(lambda: B.__init__(1))
class Empty: pass
show(lambda: Empty(1))
show(lambda: Empty(a=1))
class NewOnly:
    def __new__(cls, *a, **k): return super().__new__(cls)
show(lambda: NewOnly(1, a=2).__class__)
class InitOnly:
    def __init__(self, *a): super().__init__(*a)
show(lambda: type(InitOnly()).__name__)
show(lambda: InitOnly(1))
class BadInit:
    def __init__(self): return 3
show(BadInit)
class OtherNew:
    def __new__(cls): return 42
    def __init__(self): print("not called")
show(OtherNew)

a = A()
a.z = 3
print(a.__dict__, vars(a) is a.__dict__)
del a.z
print(a.__dict__, hasattr(a, "z"))
try:
    del a.z
except AttributeError as e:
    print(e, e.name, e.obj is a)
a.__dict__["w"] = 7
print(a.w)
a.__dict__ = {"k": 1}
print(a.k, hasattr(a, "y"))
try:
    a.__dict__ = 3
except TypeError as e:
    print(e)
A.x = 100
print(a.x, B.x)
A.new = lambda self: "new"
print(B().new())
del A.new
show(lambda: B().new())
show(lambda: delattr(A, "zzz"))
show(lambda: setattr(int, "a", 1))
show(lambda: setattr(3, "a", 1))
show(lambda: setattr(object(), "a", 1))
show(lambda: delattr(3, "real"))
show(lambda: setattr(3, "real", 1))
show(lambda: setattr([], "append", 1))
print(A.__bases__, B.__bases__, B.__base__, B.__mro__, B.mro())
print(A.__subclasses__())
print(isinstance(B(), A), issubclass(B, A), isinstance(3, (str, int)), issubclass(bool, int))
show(lambda: isinstance(3, 3))
show(lambda: issubclass(3, int))
show(lambda: issubclass(int, 3))
print(type(A), type(a) is A, type("X", (A,), {"q": 5}).q)
show(lambda: type("X", (3,), {}))
show(lambda: type("X", A, {}))
show(lambda: type(1, 2))
show(lambda: type("X", (bool,), {}))
show(lambda: type("X", (int, str), {}))
show(lambda: type("X", (A, A), {}))
show(lambda: type("X", (A, B), {}))
show(lambda: type("X", (), {}, 3))
B.__name__ = "BB"; B.__qualname__ = "QQ"
print(B, B.__name__, B.__qualname__)
show(lambda: setattr(B, "__name__", 3))
show(lambda: delattr(B, "__name__"))
show(lambda: setattr(B, "__module__", "mm"))
print(B)
print(repr(A.m)[:14], repr(a.__init__)[:15], repr(int.__add__), repr((3).__add__)[:32], repr(list.append), repr([].append)[:29])
print(A.__dict__["c"].__func__.__name__, A.__dict__["s"].__func__.__name__)
print(sorted(k for k in A.__dict__))
class C:
    def __eq__(self, o): return True
print(C.__hash__)
show(lambda: hash(C()))
show(lambda: {C(): 1})
show(lambda: {[]: 1})
show(lambda: {1: 2}[[]])
show(lambda: {[]})
