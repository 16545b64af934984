# Importing a submodule binds it in its package; importing the package alone doesn't.
import sys
import _family
from _show import show

show(lambda: _family.child.name)
import _family.child
print(_family.child.name, _family.child is sys.modules["_family.child"], _family.order)
from _family import child as c, other
print(c is _family.child, other.name, _family.order)
from _family import computed
print(computed)
show(exec, "from _family import missing")
show(exec, "import _family.missing")
show(exec, "import _family.child.deeper")
del _family.child
show(lambda: _family.child)
import _family.child
show(lambda: _family.child)
from _family import child
print(child.name)
