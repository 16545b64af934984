# removesuffix() takes a suffix away once, if it is there.
from _show import show

print("x.py".removesuffix(".py"), "x.py".removesuffix(".c"), "x.py.py".removesuffix(".py"))
print(repr("x".removesuffix("x")), repr("x".removesuffix("")), repr("xé".removesuffix("é")))
show("x".removesuffix, 1)
show("x".removesuffix)
