# isdecimal(): what int() reads.
from _show import show

for text in "0123", "٣", "߁", "１２", "²", "½", "", "-1", "1_0", "𝟗":
    print(ascii(text), text.isdecimal(), end=" ")
    if text.isdecimal():
        print(int(text), end="")
    print()
show("1".isdecimal, base=10)
