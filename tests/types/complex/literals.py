# Imaginary literals.
from _show import show

print(1j, 1J, 1.5j, .5j, 1e3j, 0j, 00j, 1_0j, 3 + 4j, 3 - 4j, -1j, 10j.imag, 1_0.5e1j)
for text in "1jj", "j1", "1 j", "0xj", "1_j", "1e_1j":
    show(eval, text)
