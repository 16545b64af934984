# ImportError and ModuleNotFoundError: names, messages, what the "from" form adds.
from _show import show

def info(source):
    try:
        exec(source)
    except ImportError as e:
        print(type(e).__name__, "|", str(e).split(" (/")[0].split(" (unknown")[0].split(" (tests")[0], "|", e.name, e.name_from)

for source in "import nope", "import nope.sub", "import os.nope", "import os.path.nope", "from nope import a", "from os import nope", "from os import path, nope", "from json import nope", "import json.nope", "from json.nope import x", "from sys import nope", "import sys.nope":
    info(source)
show(__import__, "")
show(__import__, 5)
show(__import__, "os", level=-1)
show(__import__, "a.b.c")
show(__import__)
print(__import__("os.path").__name__, __import__("os.path", fromlist=["join"]).__name__ in ("posixpath", "os.path"))
