# Letters whose case changes their number, or depends on what is around them.
for s in "ß", "ŉ", "ǰ", "ΐ", "ﬁ", "ﬃ", "ΑΣ", "ΑΣΑ", "Σ", "ΑΣ.", "İ", "ı", "ǆ", "ǅ", "Ǆ", "ᾳ", "ﬄx", "ẞ", "ſ", "ჰ", "Ა", "ꭰ", "𐐀", "ὒ", "ֆև", "ῲ":
    print(ascii(s), *map(ascii, (s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())), s.isupper(), s.islower(), s.istitle())
