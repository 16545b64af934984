# -, +, abs(), conjugate(), truth.
from _show import show

z = 3 - 4j
print(-z, +z, abs(z), z.conjugate(), z.real, z.imag, bool(0j), bool(1j), z.__neg__(), z.__pos__(), z.__abs__(), z.__bool__(), abs(complex("inf+nanj")), abs(complex("nan")), type(z.real), z.__complex__())
show(abs, complex(1e308, 1e308))
show(setattr, z, "real", 1)
show(lambda: ~z)
show(float, z)
show(int, z)
show(round, z)
show(z.conjugate, 1)
