# Forms of import that are none.
from _show import show

for source in "import", "import a.b as", "import a as b.c", "import (a)", "import a,", "from a import", "from a import b,", "from a import (b,)", "from a import ()", "from a import b.c", "from import a", "from . import a", "from .. import (a as b, c as d,)", "from ...a.b import c", "from .... import c", "from . a import b", "import .a", "import a as 1", "from a import b as c.d", "import a.b.c as d", "from a import b as f()", "import a from b", "import a b", "from a import b c", "from a.b import", "import 5", "from 5 import a", "from a import 'b'", "import a.", "from . . import a", "from a import (b, c", "import a; import b, c as d":
    try:
        compile(source, "f", "exec")
        print(source, "| compiles")
    except SyntaxError as e:
        print(source, "|", e.msg)
