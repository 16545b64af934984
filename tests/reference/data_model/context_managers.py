# with calls __enter__ and __exit__ of the class; a true result of __exit__ stops the exception.
from _show import show


class C:
    def __init__(self, stop=False, fail=None):
        self.stop, self.fail = stop, fail

    def __enter__(self):
        print("enter", end="; ")
        return "value"

    def __exit__(self, kind, error, tb):
        print("exit", kind and kind.__name__, error, tb is not None, end="; ")
        if self.fail:
            raise self.fail
        return self.stop


with C() as x, C() as y:
    print(x, y, end="; ")
print()
with C(stop=True):
    1 / 0
print("went on")
def f(c):
    with c:
        raise KeyError("k")
show(f, C())
show(f, C(fail=ValueError("v")))
show(f, object())
def g():
    for i in range(3):
        with C():
            if i == 1:
                return "returned"
            continue
print(g())
class NoExit:
    def __enter__(self):
        print("not reached")
show(f, NoExit())
