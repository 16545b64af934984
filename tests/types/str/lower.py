# lower() maps with full Unicode rules: the final sigma depends on its neighbours.
from _show import show

for text in "ABC", "ÀÉ", "ΑΣ", "ΑΣ ", "ΑΣΑ", "Σ", "Α.Σ.", "İ", "ǅ", "Ω", "𐐀", "\u0301Σ", "AΣ\u0301":
    print(ascii(text), ascii(text.lower()))
show("A".lower, 1)
show(str.lower, 1)
