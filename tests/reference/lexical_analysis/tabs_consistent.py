# Tabs go to the next multiple of eight; indentation that depends on how wide they are is an error.
from _show import show

show(exec, "if 1:\n\tx = 1\n        y = 2\n")
show(exec, "if 1:\n        x = 1\n\ty = 2\n")
show(exec, "if 1:\n\tif 1:\n\t    x = 1\n\tprint('fine')\n")
show(exec, "if 1:\n  \tx = 1\n  \tprint(x)\n")
show(exec, "if 1:\n  x = 1\n\ty = 2\n")
