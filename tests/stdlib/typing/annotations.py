from annotationlib import *
import annotationlib

def told(annotations):
    """Forward references by text; their owners' addresses differ."""
    return {k: v.__forward_arg__ if isinstance(v, ForwardRef) else v for k, v in annotations.items()}

def f(a:int, b:"x"=3, *c:undefd, d: undefd[int, 3:4](x=1) | None, e: list[undefd.x], **k: -(A+B)*3) -> str: pass
print(get_annotations(f, format=Format.STRING))
print(told(get_annotations(f, format=Format.FORWARDREF) | {"e": 0}))
class C:
    x: int
    y: "C"
    z: Undef
    def m(self, q: C): pass
print(get_annotations(C, format=Format.STRING))
print(get_annotations(C, format=Format.FORWARDREF))
print(get_annotations(C.m, format=Format.FORWARDREF))
print(get_annotations(C.m))
def o[T](x:T):
    class D:
        y:T
        z:x
        u: late|T
    late = int
    return D
D=o(3)
try: print(get_annotations(D, format=Format.FORWARDREF))
except Exception as e: print(repr(e))
print(get_annotations(D, format=Format.STRING))
print(ForwardRef("int").evaluate(), ForwardRef("list[u]").evaluate(format=Format.FORWARDREF))
print(type_repr(len), type_repr(int), type_repr(C), type_repr([].append))
print(ForwardRef("x")==ForwardRef("x"), hash(ForwardRef("x"))==hash(ForwardRef("x")))
def g(*args: *Ts): pass
print(get_annotations(g, format=Format.STRING))
print(told(get_annotations(g, format=Format.FORWARDREF)))
