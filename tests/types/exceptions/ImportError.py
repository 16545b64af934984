# ImportError: name, path, and the name that was asked for.
from _show import show

for statement in "import no_such_module", "from sys import no_such_name", "import os.nothing", "import sys.x", "from . import y", "from .z import y":
    try:
        exec(statement, {"__name__": "m"})
    except ImportError as e:
        print(type(e).__name__, e, "|", e.name, e.name_from, e.path is None)
e = ImportError("m", name="n", path="p", name_from="f")
print(repr(e), str(e), e.msg, e.name, e.path, e.name_from, ImportError().msg, ImportError(1, 2).msg, e.__reduce__(), e.__str__())
e.msg = "other"
print(str(e), repr(ModuleNotFoundError("x", name="y")))
show(ImportError, "m", wrong=1)
show(lambda: __import__(""))
