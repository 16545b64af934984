# Text that looks the same need not be the same; unicodedata.normalize() brings it to one form.
import unicodedata
from _show import show

composed, apart = "é", "e\u0301"
print(composed == apart, len(composed), len(apart), hash(composed) == hash(apart), composed.isidentifier(), apart.isidentifier())
for form in "NFC", "NFD", "NFKC", "NFKD":
    print(form, [ascii(unicodedata.normalize(form, s)) for s in (composed, apart, "ﬁ", "Å", "①", "한", "\u1100\u1161", "ｱ", "q\u0307\u0323", "ſ", "½")], unicodedata.is_normalized(form, apart))
show(unicodedata.normalize, "nfc", "x")
show(unicodedata.normalize, "NFC", 5)
show(unicodedata.normalize, "NFC")
