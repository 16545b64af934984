# gc-stress: 500
# isspace(): every character is white space, by Unicode's bidirectional class or category.
spaces = [c for c in map(chr, range(0x110000)) if c.isspace()]
print(len(spaces), ascii("".join(spaces)))
for text in "", " ", " a", "\u200b", "\ufeff", "\u180e", "\x1f\x1e", "\u2800":
    print(ascii(text), text.isspace())
print("".join(spaces).strip() == "", "".join(spaces).split() == [])
