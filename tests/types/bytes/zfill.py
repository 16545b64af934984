# zfill() puts zeros behind an ASCII sign.
from _show import show

for data in b"", b"5", b"-5", b"+", b"--1", b"abcdef":
    print(data.zfill(0), data.zfill(4))
show(b"1".zfill, None)
