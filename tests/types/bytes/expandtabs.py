# expandtabs() counts bytes as columns.
from _show import show

print(b"a\tb\n\tc".expandtabs(), b"a\tb".expandtabs(3), b"a\tb".expandtabs(tabsize=0), "é\tx".encode().expandtabs(4))
show(b"a".expandtabs, "3")
