# divmod() asks __divmod__, then __rdivmod__.
from _show import show


class C:
    def __divmod__(self, other):
        return "divmod", other

    def __rdivmod__(self, other):
        return "rdivmod", other


print(divmod(7, 2), divmod(-7, 2), divmod(7.5, -2), divmod(C(), 1), divmod(1, C()))
show(divmod, 1, "a")
show(divmod, 1, 0)
show(divmod, 1)
