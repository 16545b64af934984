# from __future__ imports come first, after docstrings, comments and each other.
from _show import show

for source in "from __future__ import annotations", "'doc'\nfrom __future__ import division, generators", "'doc'\n'two'\nfrom __future__ import division", "x = 1\nfrom __future__ import division", "import os\nfrom __future__ import division", "from __future__ import nope", "from __future__ import braces", "from __future__ import barry_as_FLUFL\n1 <> 2", "def f(): from __future__ import division", "from __future__ import *", "from __future__ import division as d; from __future__ import generators", "from __future__ import division; x = 1; from __future__ import generators", "if 1: from __future__ import division", "from .__future__ import division", "import __future__\nfrom __future__ import division", "from __future__ import (annotations, nested_scopes,)":
    show(lambda: compile(source, "f", "exec").co_name)
