# istitle(): cased characters follow uncased ones in upper or title case, cased ones in lower case.
from _show import show

for text in "", "A", "a", "Ab Cd", "Ab cd", "AB", "A1b", "A1B", "ǅ", "ǅa", "1", "They'Re", "Aǅ", "Ⅷ":
    print(ascii(text), text.istitle())
show("a".istitle, 1)
