# import calls the __import__ of the built-ins in effect, __build_class__ makes classes.
def importer(name, globals=None, locals=None, fromlist=(), level=0):
    print("import", name, fromlist, level, globals["__name__"])
    return type("M", (), {"a": 1, "b": 2, "sub": type("S", (), {"deep": 3})})


def builder(f, name, *bases, **kw):
    print("class", name, bases, kw)
    return name.lower()


exec("""
import x
import y.sub as z
from p import a, b as c
from . import a as d
from ..q import b as e
print(x.a, z.deep, a, c, d, e)
class C(int, k=1): pass
print(C)
""", {"__builtins__": {"__import__": importer, "__build_class__": builder, "print": print, "int": int}, "__name__": "pkg.mod"})
