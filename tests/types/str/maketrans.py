# maketrans() makes tables for translate() from one, two or three arguments.
from _show import show

print(str.maketrans({"a": "b", 99: None, "é": 5}))
print(str.maketrans("abc", "xyz"), str.maketrans("ab", "xy", "bz"), str.maketrans("", "", "q"), str.maketrans({}))
print("hello".translate(str.maketrans("lo", "01", "h")), "x".maketrans("x", "y"))
show(str.maketrans)
show(str.maketrans, "ab")
show(str.maketrans, {"ab": 1})
show(str.maketrans, {1.5: 1})
show(str.maketrans, "ab", "x")
show(str.maketrans, "ab", [1, 2])
show(str.maketrans, {}, "x")
show(str.maketrans, "a", "b", 1)
