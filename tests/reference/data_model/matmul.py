# @ has its own methods; no built-in type has them.
from _show import show


class M:
    def __matmul__(self, other):
        return "matmul", other

    def __rmatmul__(self, other):
        return "rmatmul", other

    def __imatmul__(self, other):
        return "imatmul", other


m = M()
print(m @ 1, 1 @ m, [1] @ m, m @ m == ("matmul", m))
m @= 2
print(m)
show(lambda: [1] @ [2])
show(lambda: 1 @ 2)
show(lambda: "a" @ 2)
