# What the methods that ask say about characters of each category.
import unicodedata

tests = "isalpha isdigit isdecimal isnumeric isspace isprintable isidentifier islower isupper".split()
for c in "aAǅʰª٣²½Ⅳ_ \u00a0\u2028\u200b\u0301\u20dd()«»“-+$^©\x00\x7f\u00ad\ue000\u0378\ud800\U0001f600中かﾊ":
    print(ascii(c), unicodedata.category(c), *[t for t in tests if getattr(c, t)()])
