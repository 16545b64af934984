# % makes a bytearray.
from _show import show

print(bytearray(b"%d-%s") % (1, b"x"), type(bytearray(b"%%") % ()), bytearray(b"%s").__mod__(b"a"), bytearray(b"y").__rmod__(b"z%s"))
show(lambda: bytearray(b"%d") % b"x")
show(lambda: bytearray(b"%s") % "x")
