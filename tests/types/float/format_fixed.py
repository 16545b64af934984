# "f", "e", "%": rounding half to even of the exact value, signs, padding, z.
for x in 0.5, 1.5, 2.5, 0.125, 2.675, 1e22, -0.4, -0.0, 0.05, 9.995, 1e-10:
    print(x, *[f"{x:{spec}}" for spec in (".0f", ".1f", ".2f", "f", "e", ".0e", ".2e", "%", ".0%", "z.0f", "+.1f", " .1f", "#.0f", "#.0e", "08.2f", "*^12.1f", "=+9.1f")])
