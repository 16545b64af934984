# title() begins a word after every character that has no case.
from _show import show

for text in "hello world", "they're bill's", "x1y 2z", "ǆ ǆ", "éCOLE d'été", "ßa ﬁb", "a_b-c.d", "ΑΣ ΣΑ", "":
    print(ascii(text), ascii(text.title()))
show("a".title, 1)
