# isnumeric(): anything that has a numeric value.
for text in "1", "²", "½", "Ⅷ", "五", "億", "⑩", "a", "-1", "", "𐄡":
    print(ascii(text), text.isnumeric())
