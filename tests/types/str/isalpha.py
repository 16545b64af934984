# isalpha(): letters of all scripts, and at least one.
from _show import show

for text in "", "a", "é", "日本", "a1", "a b", "ª", "ǅ", "ʰ", "\u0301", "Ⅷ", "𝐀", "_", "٣", "ஃ":
    print(ascii(text), text.isalpha(), text.isalnum())
show("a".isalpha, 1)
