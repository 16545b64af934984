# Packages: __init__, submodules, relative imports, __all__, __path__.
import os
import sys
import tempfile
from _show import show

with tempfile.TemporaryDirectory() as folder:
    def write(name, text):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as f:
            f.write(text)

    write("pack/__init__.py", "print('init', __name__, __package__)\n__all__ = ['a', 'value']\nvalue = 1\nhidden = 2\n")
    write("pack/a.py", "print('a', __name__, __package__)\nfrom . import b\nfrom .b import thing\n")
    write("pack/b.py", "thing = 'thing'\nfrom .sub.c import deep\n")
    write("pack/sub/__init__.py", "")
    write("pack/sub/c.py", "from ..other import o\ndeep = o\n")
    write("pack/other.py", "o = 'other'\n")
    write("space/inner.py", "n = 1\n")
    write("wrong.py", "from .nothing import x\n")
    write("beyond/__init__.py", "from ... import x\n")
    sys.path.insert(0, folder)
    from pack import *
    print(value, a.thing, a.b.deep, "hidden" in globals())
    import pack.sub.c as c
    print(c.__name__, pack.__path__ == [os.path.join(folder, "pack")] if "pack" in globals() else c.deep)
    import space.inner
    print(space.inner.n, len(list(space.__path__)))
    show(exec, "import pack.missing")
    show(exec, "import wrong")
    show(exec, "import beyond")
    show(exec, "from pack.a import *; print(thing)")
    sys.path.pop(0)
