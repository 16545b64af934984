# from __future__ import: at the beginning, and known names only.
from __future__ import annotations, division
from _show import show


def f(a: undefined) -> "quoted":
    pass


print(f.__annotations__)
import __future__
print(__future__.all_feature_names)
for source in "x = 1\nfrom __future__ import annotations", "from __future__ import nope", "from __future__ import braces", "'doc'\nfrom __future__ import division", "from __future__ import *", "import x\nfrom __future__ import division", "from __future__ import (division, generators)":
    show(lambda: compile(source, "f", "exec", dont_inherit=True).co_name)
