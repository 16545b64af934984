# isupper() needs one cased character at least, and no lower or title case.
for text in "", "A", "a", "A1", "1", "AB c", "É", "ǅ", "Ⅷ", "Ⓐ", "ⓐ", "ẞ", "𝐀", "ª", "日":
    print(ascii(text), text.isupper(), text.islower())
