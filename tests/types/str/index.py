# index() is find() that raises instead of returning -1.
from _show import show

print("hello".index("l"), "hello".index("l", 3), "hello".index("", 5))
show("hello".index, "z")
show("hello".index, "h", 1)
show("hello".index, "", 6)
show("hello".index, 1)
show("hello".index)
try:
    "hello".index("z")
except LookupError as e:
    print("a LookupError?")
except ValueError as e:
    print("a ValueError,", e.args)
