# Iterators of strings are of one type. CPython has one more, str_ascii_iterator, for strings of ASCII.
print(type(iter("a")).__name__, type(iter("é")).__name__)      # -> str_iterator str_iterator
