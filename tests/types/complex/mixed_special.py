# Mixed arithmetic of 3.14 leaves the other part alone: no nan from a real number's missing part.
inf, nan = float("inf"), float("nan")
print(inf * 1j, 1j * inf, inf + 1j, 1j - inf, -0.0 - 0j, 0.0 - 1j, complex(inf, 1) / 2, complex(1, nan) * 2, -(0j), -0.0 + 0j, 5 - (1 + 0j), complex(-0.0, -0.0) + 0)
