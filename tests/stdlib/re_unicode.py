# Letters, digits, spaces and cases, of strings of all widths.
# gc-stress: 100
import re

wide = "\u0430\u0410\u0451\u03c3\u03c2\u03a3\u1e9e\u212a\u017f\u0130\u0131\u2003\u0661\u00bd\u4e00"
huge = wide + "\U00010400\U00010428\U0001d7ce\U0001f600"
latin = "".join(map(chr, range(256)))
for text in (latin, latin + wide, latin + huge):
    for pattern in (r"\w", r"\W", r"\d", r"\D", r"\s", r"\S", r"[\w]", r"[^\w]", r"[\Wa]", r"[^\Wa]", r"[\s\d]", r"[^\s\d]", r"[\S]", r"[\D5]", ".", "[^a]"):
        for flags in (0, re.A):
            found = re.findall(pattern, text, flags)
            print(pattern, int(flags), len(text), len(found), ascii("".join(found))[-60:])
    print([m.start() for m in re.finditer(r"\b", text)], [m.start() for m in re.finditer(r"(?a:\b)", text)])
    print([m.start() for m in re.finditer(r"\b", text, re.A)], [m.start() for m in re.finditer(r"(?u:\B)", text[200:], re.A)][:20])

def same(text, flags):
    # PCRE2 has its own opinion of these when it looks for what a group matched, in any case.
    other = "\xb5\u03c2\u017f\u0130"
    for c in "aAkKsSiI1_\xb5\xe9\xc9\xdf\xff\xe5" + wide + huge[-4:]:
        print(ascii(c), int(flags), ascii(re.findall(re.escape(c), text, flags)), ascii(re.findall(f"[{c}-{c}1]", text, flags)),
              ascii(re.findall(f"[^{c}]", c + c.swapcase() + "x", flags)), bool(re.fullmatch(rf"({c})\1", c + (c if c in other else c.swapcase()[:1]), flags)))

letters = "kKsSiIaA\xb5\xe9\xc9\xdf\xff\xe5\xc5"
for text in (letters, letters + wide + "\u039c\u03bc\u0178\u212b", letters + huge):
    for flags in (re.I, re.I | re.A):
        same(text, flags)
print(re.findall("(?i)[\u0400-\u04ff]+", "xПриветpПРИВЕТ"), re.findall("(?i)привет", "ПРИВЕТ привет"), re.findall("(?i)[^\u0430-\u044f]", "АБв1"))
print(re.findall(r"(?i)[a-z]+", "KeLvIn \u212aS\u017f"), re.findall(r"(?ia)[a-z]+", "KeLvIn \u212aS\u017f"), re.findall("(?i)straße", "STRASSE STRA\u1e9eE"))
print(ascii(re.findall("(?i)[\u0390\u03b0\ufb05]", "\u1fd3\u1fe3\ufb06")), re.findall("(?i)(?-i:k)k", "kK Kk k\u212a \u212ak"))
# Lone surrogates are characters like others.
print(ascii(re.findall("[\ud800-\udfff]", "a\ud800\udc00b")), ascii(re.sub("\ud800", "x", "\ud800\U00010000")), ascii(re.split("\udc00", "a\udc00\U00010400")))
print(re.search("\\N{GREEK SMALL LETTER ALPHA}\\u03b2\\U0001f600", "xαβ😀").span(), re.findall("[\\N{DIGIT ONE}-3]", "0123"), re.search("\u0430", "a"), re.search("\U0001f600", "я"))
print(re.findall(r"\w+", "Zażółć gęślą jaźń; привет, 世界 ½²"), re.sub(r"(?i)É", "e", "éÉ"), re.split(r"\s+", "a\u2003b\x1cc\xa0d"))
print(re.search(b"\xe9", "é".encode("latin1")).span(), re.findall(rb"\w", bytes(range(256)))[-3:], re.findall(rb"(?i)[\xe0-\xff]", b"\xe9\xc9"))
print(re.findall(rb"(?Li)\w", b"aB\xe9"), re.compile(rb"\w", re.L).findall(b"a\xe9_"))
