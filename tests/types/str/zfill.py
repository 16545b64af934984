# zfill() puts zeros after a sign.
from _show import show

for text in "", "7", "-7", "+7", "--7", "-", "é", "-é", "0x10", "−7":
    print([text.zfill(width) for width in range(0, 6)])
show("7".zfill)
show("7".zfill, "3")
show("7".zfill, 3.5)
