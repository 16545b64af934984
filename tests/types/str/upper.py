# upper() may give more characters than there were.
from _show import show

for text in "abc", "straße", "ŉ", "ǰ", "ΐ", "ﬁ", "ﬄ", "ǆ", "ı", "µ", "ÿ", "𐐨", "ᾳ", "ⅷ", "ⓐ":
    print(ascii(text), ascii(text.upper()), len(text.upper()))
print("ß".upper().lower())
show("a".upper, None)
