# Relative imports: from here, from above, and beyond the top.
import _relative.inner.leaf
from _show import show

print(_relative.inner.leaf.found)
show(exec, "from . import x")
show(exec, "from . import x", {"__package__": "", "__name__": "m"})
show(exec, "from .. import x", {"__package__": "_relative", "__name__": "_relative.m"})
show(exec, "from .nope import x", {"__package__": "_relative", "__name__": "_relative.m"})
show(exec, "from . import x", {"__package__": "not_imported_yet", "__name__": "m"})
show(exec, "from . import x", {"__package__": 5, "__name__": "m"})
show(exec, "from . import x", {"__name__": 5})
show(exec, "from . import x", {})
show(exec, "from .leaf import found", {"__name__": "_relative.inner.other"})
