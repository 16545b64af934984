# Annotations, attributes of functions and modules.
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except BaseException as e:
        print(type(e).__name__, e)
class A:
    x: int
    y: "str" = 3
    z: undefined_later
show(lambda: A.__annotations__)
undefined_later = float
print(A.__annotations__, A.__annotations__ is A.__annotations__, A.__annotate__(1))
class B(A): pass
print(B.__annotations__, B.__annotate__)
show(lambda: int.__annotations__); show(lambda: int.__annotate__)
def f(a: int, *b: str, c: float = 1, **d: bytes) -> None: pass
print(f.__annotations__, f.__annotate__(1))
f.__annotations__ = {"q": 1}
print(f.__annotations__, f.__annotate__)
f.__annotate__ = lambda fmt: {"r": fmt}
print(f.__annotations__)
show(lambda: setattr(f, "__annotations__", 3)); show(lambda: setattr(f, "__annotate__", 3)); show(lambda: delattr(f, "__annotate__"))
A.__annotations__ = {"n": int}
print(A.__annotations__, A.__annotate__)
del A.__annotations__
print(A.__annotations__)
show(lambda: delattr(B, "__annotations__"))
A.__annotate__ = lambda fmt: {"k": str}
print(A.__annotations__)
w: int = 3
print(__annotations__ if "__annotations__" in globals() else __annotate__(1))
class M(type):
    m: int
class C(metaclass=M): pass
print(M.__annotations__, C.__annotations__)
def g(): pass
print(g.__annotations__, g.__annotate__, g.__type_params__, g.__defaults__, g.__kwdefaults__, g.__closure__, g.__doc__, g.__module__, g.__builtins__ is __builtins__.__dict__)
g.__defaults__ = (1,); g.__kwdefaults__ = {"a": 1}; g.__name__ = "gg"; g.__qualname__ = "GG"; g.__doc__ = "d"; g.attr = 5
print(g.__defaults__, g.__kwdefaults__, repr(g)[:12], g.__doc__, g.__dict__)
show(lambda: setattr(g, "__name__", 3)); show(lambda: setattr(g, "__code__", 3)); show(lambda: setattr(g, "__defaults__", 3)); show(lambda: setattr(g, "__kwdefaults__", 3)); show(lambda: setattr(g, "__dict__", 3)); show(lambda: setattr(g, "__globals__", 3)); show(lambda: delattr(g, "__dict__")); show(lambda: g.nope)
def h(x): return x * 2
def k(x): return x * 3
h.__code__ = k.__code__
print(h(2))
def outer():
    v = 1
    def inner(): return v
    return inner
show(lambda: setattr(h, "__code__", outer().__code__))
print(outer().__closure__[0].cell_contents)
import types
print(types.FunctionType(k.__code__, globals(), "nm")(5), types.FunctionType(outer().__code__, {}, None, None, outer().__closure__)())
show(lambda: types.FunctionType(outer().__code__, {})); show(lambda: types.FunctionType(3, {})); show(lambda: types.FunctionType(k.__code__, 3)); show(lambda: types.FunctionType(k.__code__, {}, 3)); show(lambda: types.MethodType(3, 4)); show(lambda: types.MethodType(len, None)); print(types.MethodType(len, [1])())
m = types.ModuleType("modname", "docs"); print(m, m.__doc__, m.__name__, m.__spec__, m.__loader__, sorted(vars(m))); m.q = 1; print(m.q, dir(m)); show(lambda: m.nope); del m.q; show(lambda: m.q); show(lambda: types.ModuleType()); show(lambda: types.ModuleType(3))
m.__getattr__ = lambda n: "dyn " + n
print(m.anything)
class MM(types.ModuleType):
    @property
    def p(self): return "prop"
    def __getattr__(self, n): return "sub " + n
mm = MM("mm"); print(mm.p, mm.zip)
m.__class__ = MM; print(m.p)
print(staticmethod(g).__wrapped__ is g, staticmethod(g).__name__, classmethod(g).__doc__, staticmethod(g).__isabstractmethod__, repr(staticmethod(len)), staticmethod(g).__dict__.keys())
c = types.CellType(3); print(c.cell_contents)
print(type(A.__dict__), A.__dict__["y"]); show(lambda: A.__dict__.__setitem__("q", 1))
print(A.__firstlineno__, A.__static_attributes__, type.__doc__.splitlines()[0], A.__text_signature__, int.__add__.__text_signature__)
