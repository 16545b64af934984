# __bool__, else __len__, else true.
from _show import show


class B:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        return self.value


class L(B):
    __bool__ = None


class N:
    def __len__(self):
        return 0


print(bool(B(True)), bool(B(False)), bool(N()), bool(object()), not N(), 1 if N() else 2, N() or "or", B(True) and "and", [x for x in [N(), B(True)] if x] != [])
show(bool, B(1))
show(bool, B(None))
show(bool, L(True))
show(lambda: not B("x"))
while N():
    print("never")
