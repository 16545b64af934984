# Literals of strings: quotes, prefixes, escapes, concatenation.
from _show import show

print('a' "b" '''c''' """d""", 'it\'s', "\x41\u00e9\U0001d11e\N{LATIN SMALL LETTER E WITH ACUTE}", r"\n\x" R'\\', u"old", "\101\x7e", "tab\tend", repr("\a\b\f\v\0"), """two
lines""", 'a\
b', "\N{bullet}", "" "", len("\\"))
for source in r"'\x1'", r"'\u12'", r"'\U00110000'", r"'\N{nope}'", r"'\N'", "'abc", "'''abc", "ur'x'", "'a' b'b'", "r'\\'", "'a\nb'":
    show(eval, source)
