# rindex() is rfind() that raises.
from _show import show

print("hello".rindex("l"), "hello".rindex("l", 0, 3), "hello".rindex(""))
show("hello".rindex, "x")
show("hello".rindex, "hello", 1)
show("hello".rindex, "o", 0, -1)
show("hello".rindex, ["o"])
