# capitalize() puts the first character in title case and the rest in lower case.
from _show import show

for text in "", "a", "hello WORLD", "éCOLE", "ǆabc", "ﬁne", "ßa", "1aB", " aB", "ŉX", "İI":
    print(ascii(text), ascii(text.capitalize()))

show("a".capitalize, 1)
show(str.capitalize)
show(str.capitalize, b"a")
