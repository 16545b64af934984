# islower() needs one cased character at least, and no upper or title case.
from _show import show

for text in "a1", "1", "ab C", "é", "ª", "ⅷ", "ŉ", "ʰ", "a\u0345", "\u0345", "日a":
    print(ascii(text), text.islower())
show("a".islower, 0)
show(str.islower, 0)
