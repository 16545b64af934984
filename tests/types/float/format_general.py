# "g", "", "n" and "r": when the exponent is written, what # keeps, what precision means.
for x in 0.0, -0.0, 1.0, 100000.0, 1e5, 1e6, 1e15, 1e16, 1e17, 123456789.0, 0.0001, 0.00001, 1.5, 1e-320, 2 / 3:
    print(x, *[f"{x:{spec}}" for spec in ("", "g", ".3", ".3g", "#g", ".0g", "#.3g", ".17g", "G", "n", ".20")])
