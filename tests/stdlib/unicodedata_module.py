# The module unicodedata, for characters that did not change for some versions.
import unicodedata as u
def show(f, *a):
    try:
        print(ascii(f(*a)))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))
chars = 'aAzZ09 \n\x00éßǅİıſ½²٣一二五Ⅷ中가힣각豈\u0301\u0345\u200d\u2028\u3000\ufeff\ud800\ue000\U0001d7ce\U0001f600\U00020000\U00010400\U000e0001ﬁ①㌀ﷺÅΩ\u1e9b\u0323\u0958'
for c in chars:
    print(ascii(c), u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c), u.east_asian_width(c), u.decomposition(c), u.decimal(c, None), u.digit(c, None), u.numeric(c, None), u.name(c, None), *[ascii(u.normalize(f, c)) for f in ('NFC', 'NFD', 'NFKC', 'NFKD')], *[u.is_normalized(f, c) for f in ('NFC', 'NFD', 'NFKC', 'NFKD')])
for c in list(range(0x20, 0x7f)) + list(range(0xa0, 0x250)) + list(range(0x3a3, 0x3aa)) + list(range(0x410, 0x430)) + [0x4e00, 0xac00, 0xd7a3, 0xf900, 0x1f600, 0x2f800]:
    n = u.name(chr(c)); assert u.lookup(n) == chr(c) and u.lookup(n.lower()) == chr(c), n
    print(n, end=',')
print()
for n in ('LATIN SMALL LETTER A', 'latin small letter a', 'NULL', 'LINE FEED', 'EULER CONSTANT', 'HANGUL SYLLABLE GAG', 'HANGUL SYLLABLE ', 'CJK UNIFIED IDEOGRAPH-4E00', 'CJK UNIFIED IDEOGRAPH-4e00', 'CJK UNIFIED IDEOGRAPH-FFFF', 'KEYCAP DIGIT ONE', 'LATIN SMALL LETTER R WITH TILDE', 'nope', '', 'é', 'CJK COMPATIBILITY IDEOGRAPH-F900'):
    show(u.lookup, n)
for s in ['e\u0301', 'é', 'a\u0301\u0323', 'a\u0323\u0301', '\u1100\u1161\u11a8', '각', '\u0344', '\u212b', 'ﬁ①', '\u1e9b\u0323', '\u0f73\u0f71', 'q\u0307\u0323', '\u0928\u093c', 'abc', '', '\u2126', 'a' * 50 + '\u0300' * 40, '\U0001d15e', '\u0bc6\u0bbe']:
    print([ascii(u.normalize(f, s)) for f in ('NFC', 'NFD', 'NFKC', 'NFKD')], [u.is_normalized(f, s) for f in ('NFC', 'NFD', 'NFKC', 'NFKD')])
show(u.name, '\x00'); show(u.name, 'ab'); show(u.name, 5); show(u.decimal, 'a'); show(u.digit, 'a'); show(u.numeric, 'a'); show(u.category, ''); show(u.category, 5); show(u.normalize, 'X', 'a'); show(u.normalize, 'NFC', 5); show(u.normalize, 5, 'a'); show(u.lookup, 5)
