# What is read from source without running it: nesting, bases, imports, packages; what can't be read.
import os
import pyclbr
import subprocess
import sys
import tempfile

folder = tempfile.mkdtemp(dir=os.environ.get("TEST_TMP"))
sys.path.insert(0, folder)
os.mkdir(os.path.join(folder, "pack"))
SOURCES = {
    "base": "class Base:\n    def m(self): pass\ndef helper(): pass\nclass _Hidden: pass\n",
    "one": """import base
from base import Base, helper as h
from base import *
from nowhere import X
import broken
class A(Base):
    x = 1
    def f(self, a):
        def g(): pass
    async def co(self): pass
    def f(self):
        pass
    class In(base.Base, Generic[int], metaclass=M):
        pass
class B(A, h.x, unknown.Y, call()): pass
@dec
def top():
    from base import _Hidden
    x = 1
    def inner(): pass
    class Inner: pass
if 1:
    def cond(): pass
    class C2(object): pass
try:
    def tried(): pass
except: pass
1/0
""",
    "pack/__init__": "from .sub import S\nfrom pack.sub import S as Sub\nclass P(S, Sub): pass\n",
    "pack/sub": "class S: \n def q(self): pass\n",
    "pack/other": "from sub import S\nimport base, sub\nclass T(base.Base, sub.S): pass\n",
    "broken": "class X(:\n",
}
for name, source in SOURCES.items():
    with open(os.path.join(folder, name + ".py"), "w") as file:
        file.write(source)


def show(tree, indent="  "):
    for name, what in tree.items():
        if name == "__path__":
            print(indent, name, [os.path.basename(path) for path in what])
            continue
        bases = [getattr(base, "name", base) for base in what.super] if isinstance(what, pyclbr.Class) else what.is_async
        print(indent, name, type(what).__name__, what.module, what.name, os.path.basename(what.file), what.lineno, what.end_lineno,
              what.parent and what.parent.name, getattr(what, "methods", None), bases)
        show(what.children, indent + "  ")


for module in ("one", "pack", "pack.sub", "pack.other"):
    print(module)
    show(pyclbr.readmodule_ex(module))
print(list(pyclbr.readmodule("one")), list(pyclbr.readmodule("sub", [os.path.join(folder, "pack")])))
print(pyclbr.readmodule_ex("one") is pyclbr.readmodule_ex("one"), pyclbr.readmodule_ex("sys"), "one" in sys.modules)
for module in ("nowhere", "broken", "nowhere.sub", "base.sub", "pack.nowhere"):
    try:
        print(pyclbr.readmodule_ex(module))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "name", None))

made = pyclbr.Class("m", "N", None, "f", 3)
method = pyclbr.Function("m", "n", "f", 4, made, True, end_lineno=9)
print(made.children == {"n": method}, made.methods, made.super, made.end_lineno, method.parent is made, method.is_async)

for argument in ("base", os.path.join(folder, "pack", "sub.py")):
    print(subprocess.run([sys.executable, "-m", "pyclbr", argument], cwd=folder, capture_output=True, text=True, check=True).stdout)
