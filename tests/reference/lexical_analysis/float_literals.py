# Floats and imaginary numbers: forms, underscores, extremes; what is none.
from _show import show

print(1., .5, 1e3, 1.5E-2, 0e0, 1_0.0_1, 1e1_0, .1_2, 1e400, 1e-400, 0.1 + 0.2, 1j, .5J, 1e2j, 0_1j, 00j, 1_0j)
for source in "1._5", "1_.5", "1e_5", "1.e", "._5", "1e+", "1.5.5", "1j1", "1ej", "0x1.8", "1_e5", ".", "1..real", "1.real", "1 .real", "1.0.real", "1.e5.real", "1j.imag":
    try:
        print(source, eval(source))
    except (SyntaxError, AttributeError) as e:
        print(source, getattr(e, "msg", e))
