# repr() chooses quotes, escapes what isn't printable, and leaves the rest.
for text in "plain", "it's", 'say "x"', "it's \"x\"", "\\", "\n\r\t", "\x00\x1b\x7f", "\x80\xa0\xad", "é→𝄞", "\ud800", "\u2028", "\ue000\ufeff", "\U0010ffff":
    print(ascii(text), repr(text) if text.isprintable() else ascii(repr(text)), eval(repr(text)) == text)
print("a".__repr__(), "a".__str__(), str.__repr__("é"))
