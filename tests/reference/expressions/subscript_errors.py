# The words when something can't be subscripted, or not with this.
from _show import show

for thing in 5, None, len, object(), {1}, (i for i in ()), lambda: 0, ..., 1.5, iter([]):
    show(lambda: thing[0])
    show(exec, "thing[0] = 1", {"thing": thing})
    show(exec, "del thing[0]", {"thing": thing})
for thing in [1], (1,), "a", b"a", bytearray(b"a"), range(1), memoryview(b"a"):
    show(lambda: thing[5])
    show(lambda: thing["x"])
    show(lambda: thing[1.0])
    show(lambda: thing[None])
    show(lambda: thing["a":])
    show(lambda: thing[::0])
show(lambda: int[0])
show(lambda: {}[0])
show(lambda: list[0])
