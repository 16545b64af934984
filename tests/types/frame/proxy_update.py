"""f_locals.update() takes a dict or another f_locals, nothing else."""
from _show import attempt
import sys


def f():
    proxy = sys._getframe().f_locals
    for other in [(1, 2)], 3, "ab", {"new": 1}, sys._getframe().f_locals:
        with attempt():
            proxy.update(other)
    with attempt():
        proxy |= [1]
    with attempt():
        proxy.update()
    with attempt():
        proxy.update(a=1)
    print(sorted(proxy))


f()
