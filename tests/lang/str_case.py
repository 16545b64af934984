# Case mappings and tests of characters.
words = ['', 'hello world', 'HELLO', 'they\'re bill\'s', 'ǅ ǆ Ǆ', 'straße', 'ΑΣ ΌΣΟΣ Σ', 'İstanbul', 'ﬁn ﬃ', 'ŉ', 'Ὀδυσσεύς', 'ᾳ', '\u0345', 'a1b2', '１２', '½', '²', 'Ⅷ', '一二', ' \t\n', '\x1c\x85\u2003', '_x', '1x', 'µ', 'ß', 'K', '\U00010400', '\U0001d400', '\ud800', 'ªº', 'Title Case', 'Not title', 'ǅx', 'x y']
tests = ['isalpha', 'isalnum', 'isdecimal', 'isdigit', 'isnumeric', 'isspace', 'isprintable', 'isascii', 'islower', 'isupper', 'istitle', 'isidentifier']
for w in words:
    print(ascii(w), *[ascii(getattr(w, m)()) for m in ('upper', 'lower', 'title', 'casefold', 'swapcase', 'capitalize')])
    print(*[int(getattr(w, m)()) for m in tests])
for m in tests:
    print(m, sum(1 for c in range(0x500) if getattr(chr(c), m)()))
for m in ('upper', 'lower', 'title', 'casefold', 'swapcase', 'capitalize'):
    print(m, hash(0) * 0, sum(i * ord(c) for i, c in enumerate(getattr(''.join(map(chr, range(0x190))), m)())))
