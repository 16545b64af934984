# casefold() is for caseless comparison: it goes further than lower().
from _show import show

for text in "ß", "ẞ", "Straße", "ΜΆΪΟΣ", "ﬃ", "İ", "ı", "K", "ſ", "ꭰ":
    print(ascii(text), ascii(text.lower()), ascii(text.casefold()))
print("Straße".casefold() == "STRASSE".casefold())

plain = "already folded"
print(plain.casefold() == plain)
show("a".casefold, "b")
