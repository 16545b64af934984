# isalnum() is letters, decimals, digits or numerics.
for text in "a1", "1", "²", "½", "Ⅷ", "一", "٣", "-1", "1.5", "a\n", "", "①":
    print(ascii(text), text.isalnum(), text.isdecimal(), text.isdigit(), text.isnumeric())
