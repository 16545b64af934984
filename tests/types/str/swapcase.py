# swapcase() is no involution.
from _show import show

for text in "aBc", "ß", "ǅ", "éÉ", "ΑΣ", "ŉ", "123", "İ":
    print(ascii(text), ascii(text.swapcase()), ascii(text.swapcase().swapcase()))
show("a".swapcase, "b")
