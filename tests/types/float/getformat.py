# The machine's formats.
from _show import show

print(float.__getformat__("double"), float.__getformat__("float"))
show(float.__getformat__, "half")
show(float.__getformat__, 1)
