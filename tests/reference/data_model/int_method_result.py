# What __int__, __float__, __complex__ and __index__ may return, and which is asked when.
import warnings
from _show import show

warnings.simplefilter("error")


def made(**methods):
    return type("C", (), {f"__{k}__": (lambda v: lambda self: v)(v) for k, v in methods.items()})()


class Int(int):
    pass


show(int, made(int="5"))
show(int, made(int=True))
show(int, made(int=2.5))
show(int, made(index=7))
show(int, made(int=6, index=7))
show(float, made(float=1))
show(float, made(float="x"))
show(float, made(index=3))
show(float, made(int=3))
show(complex, made(complex=1.0))
show(complex, made(complex=2j))
show(complex, made(float=1.5))
show(complex, made(index=4))
show(int, made())
show(float, made())
show(complex, made())
