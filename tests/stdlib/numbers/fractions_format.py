# format() of fractions: as a ratio, and as a float would be written, with any number of digits.
from fractions import Fraction as F

specs = ["", "10", "<10", "^11", "*>10", "=+12", "#", "#x", " ", "-", "+", ",", "_", "#,", "012", "0", "<0",
         ".0f", ".2f", "f", "F", "010.3f", "+.1f", " .1f", ",.2f", "_.3f", "020,.2f", "021_.4f", "z.1f",
         "+z.0f", "#.0f", "<12.2f", "*^14.3f", "0=12.2f", "<012.2f", ".50f", "e", ".0e", ".3E", "#.0e",
         "015.2e", "g", ".3g", "#.5g", "G", ".0g", ",.9g", "%", ".1%", "+,.3%", ".f", ".2", "d", "s", "2.f",
         "x", ".10_f", ".7,f", "_.8_e", "._f", "z", "zf", "<<8", "=<8.1f", "é^9", "00.1f", "000.1f", "9", "-9.1f",
         "10.2 f", "n", "ff", "+-f", "1_0f"]
values = [F(0), F(1), F(-1), F(22, 7), F(-22, 7), F(1, 3), F(2, 3), F(-1, 1000), F(10 ** 9 + 1, 2), F(999999, 1000000),
          F(1, 10 ** 7), F(-5, 10), F(15, 10), F(25, 10), F(123456789 * 10 ** 10)]
for spec in specs:
    results = []
    for v in values:
        try:
            results.append(format(v, spec))
        except ValueError as e:
            results = [str(e)]
            break
    print(repr(spec), results)
# As floats that are exact.
for n in range(-40, 40):
    for spec in [".0f", ".1f", ".2f", ".3e", "g", ".2g", "+010.1f", ".0%", "z.1f"]:
        assert format(F(n, 16), spec) == format(n / 16, spec), (n, spec)
