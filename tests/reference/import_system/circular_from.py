# Two modules that import from each other: what is not there yet is an ImportError that says so.
from _show import show

show(exec, "import _circle_a")
import _circle_c
print(_circle_c.value, _circle_c.d.value, _circle_c.d.late())
