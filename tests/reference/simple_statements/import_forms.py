# The forms of import, and what they bind.
from _show import show

import os, sys as system
import os.path
import os.path as p
from os import (sep, path as pp,)
from os import *
from math import pi as PI, e
print(os.__name__, system.__name__, p is pp, sep, PI == 3.141592653589793, e > 2, "getcwd" in globals(), "path" in globals(), "sys" in globals())


def f():
    import string, json as j
    from textwrap import dedent
    return string.digits, j.dumps([1]), dedent("  x")


print(f())
for source in "import a.b as c.d", "from a import", "from a import b.c", "from . import *", "import", "from a import (b", "from a import (b, c,)", "from a import b,", "def f():\n from a import *", "class C:\n from os import *", "import a as 1", "from a import *, b", "from import x", "from ... import a", "from .a.b import c as d", "from a import ()", "import a, b as c, d", "import *", "from a import b as c.d":
    show(lambda: compile(source, "f", "exec").co_name)
