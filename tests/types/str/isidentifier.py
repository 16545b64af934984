# isidentifier(): what the language takes as a name; keywords are names by this rule.
import keyword

for text in "a", "_", "é", "日", "a1", "1a", "", "a-b", "a b", "class", "℘", "ª", "a·", "·a", "x\u0301", "\u0301", "𝔘", "℮", "゛":
    print(ascii(text), text.isidentifier(), keyword.iskeyword(text))
