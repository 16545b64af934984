# Literals of floats, and how they are shown.
from _show import show

print(1., .5, 1e3, 1E-3, 1_0.5_0, 1e1_0, 0.1 + 0.2, 1e22, 1e16, 123456789012345678.0, 1e-5, 0.0001, -0.0, 1e400, 5e-324, 1.7976931348623157e308)
for text in "1e", "1._5", "1_.5", "1e+", ".e5", "1.5.6", "0x1.8":
    show(eval, text)
print(00.5, 0e0, 1.0.real, 1..is_integer())
