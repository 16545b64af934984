import textwrap

text = "The quick brown fox -- a well-known animal -- jumps over the lazy dog; again and again."
for width in (20, 33):
    print(textwrap.fill(text, width)); print("--")
print(textwrap.wrap("superlongword short", 6), textwrap.shorten(text, 30), textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  ", max_lines=2))
print(repr(textwrap.dedent("\n   a\n     b\n\n   c\n")), repr(textwrap.indent("a\n\nb\n", "> ")))
