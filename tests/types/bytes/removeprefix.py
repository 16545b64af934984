# removeprefix() and removesuffix() take a buffer away.
from _show import show

print(b"prefix-x".removeprefix(b"prefix-"), b"x".removeprefix(b"y"), b"x".removeprefix(bytearray(b"x")), b"a.py".removesuffix(b".py"), b"a".removesuffix(b""))
show(b"x".removeprefix, "x")
show(b"x".removesuffix, 120)
