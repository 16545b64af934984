# _ and , group digits: by threes, or by fours in the other bases; zero padding fits in.
from _show import show

n = 1234567890
for spec in ",", "_", "_x", "_b", "_o", "#_x", "020,", "020_", "+,", "=+20,", "*^25,", "<20_|"[:-1], ",d", "_d", "08,", "09,", "010,", "010_b", ",.2f", "_.1e", ",%", "012,.1f", "_X", "#020_X":
    show(format, n, spec)
for spec in ",x", ",b", "_c", ",c", ",,", "_,", ",_", "__", ",n", "_n", ",s", ".2d", ".2,d", "#d", "#,", "z,d", "zd":
    show(format, n, spec)
for n in 0, 1, 12, 123, 1234, -1, -1234, -123456:
    print(f"{n:,} {n:06,} {n:_x} {n:08_b}")
