# The order of a set follows from minipy's own hash tables. CPython prints True for these small integers;
# neither promises anything.
print(list({5, 3, 9, 1}) == [1, 3, 5, 9])       # -> False
