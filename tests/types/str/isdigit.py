# isdigit() also takes superscripts and circled digits, which int() refuses.
from _show import show

for text in "1", "²", "①", "⑩", "½", "¼1", "፩", "":
    print(ascii(text), text.isdigit(), text.isdecimal())
show(int, "²")
