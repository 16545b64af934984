# exec with code that has free variables needs a closure of cells; eval can't have any.
import types
from _show import show

def outer():
    a = 1
    def inner():
        print("a is", a)
        return a
    return inner

code = outer().__code__
show(exec, code)
show(exec, code, closure=outer().__closure__)
show(exec, code, closure=(types.CellType(5),))
show(exec, code, closure=())
show(exec, code, closure=[types.CellType(5)])
show(exec, code, closure=(5,))
show(exec, "1", closure=())
show(eval, code)
show(exec, (lambda: print("none free")).__code__)
show(exec, (lambda x: x).__code__)
show(eval, (lambda: 5).__code__)
