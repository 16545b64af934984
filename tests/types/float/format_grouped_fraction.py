# Since 3.14 , and _ after the point group the digits of the fraction.
from _show import show

for spec in ".8_f", ".8,f", "_.8_f", ",.7,f", "._f", ".,f", "020.6_f", ".6_g", ".6_e", ".4_%", "_._f", ",.6_f", ".6__f", ".6_,f", "._", ".3_d":
    show(format, 1234567.12345678, spec)
