# AttributeError and NameError keep the name, and the object.
from _show import show

class C: pass
c = C()
for call in lambda: c.x, lambda: C.y, lambda: setattr(object(), "z", 1), lambda: delattr(c, "w"), lambda: getattr(c, "v"), lambda: (5).real_, lambda: __import__("sys").zzz, lambda: c.__dict__.nope:
    try:
        call()
    except AttributeError as e:
        print(e, "|", e.name, type(e.obj).__name__)
e = AttributeError("m", name="n", obj=5)
print(e.name, e.obj, e.args, AttributeError().name, AttributeError("a", "b").args)
show(AttributeError, nope=1)
e.name = "changed"
e.obj = None
print(e.name, e.obj, e)
del e.name
print(e.name)
e = NameError("m", name="n")
print(e.name, e.args, NameError().name)
show(NameError, obj=1)
e = ImportError("m", name="n", path="p", name_from="f")
print(e.name, e.path, e.name_from, e.msg, repr(e), ImportError("a", "b").msg, str(ImportError()), ImportError(5).msg)
show(ImportError, other=1)
e = StopIteration(1, 2)
print(e.value, e.args, StopIteration().value, StopAsyncIteration(1).args)
e = SystemExit(1, 2)
print(e.code, SystemExit().code, SystemExit("x").code)
