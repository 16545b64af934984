"""A variable whose value is a cell object is shown as that; a captured variable as what is in its cell."""
import sys
import types


def f(parameter, captured):
    local = types.CellType(1)
    both = types.CellType(2)
    free = types.CellType(3)

    def inner():
        nonlocal free
        proxy = sys._getframe().f_locals
        print(locals()["free"].cell_contents, proxy["free"].cell_contents)
        proxy["free"] = 4
        print(free)
        return captured, both
    print({name: type(value).__name__ for name, value in locals().items()})
    proxy = sys._getframe().f_locals
    print({name: type(value).__name__ for name, value in proxy.items()})
    inner()
    proxy["local"] = 5
    proxy["both"] = types.CellType(6)
    proxy["parameter"] = 7
    print(local, both.cell_contents, parameter, [type(x) for x in [types.CellType()]])
    print([sorted(locals()) and type(locals()["k"]).__name__ for k in [types.CellType(8)]])


f(types.CellType(0), types.CellType(9))
