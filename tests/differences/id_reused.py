# id() is unique among living objects; a number of one value has one id, however often it was made.
a, b = int("7777777"), int("7777777")
print(id(a) == id(b))                   # -> True
x, y = object(), object()
print(id(x) == id(y))                   # -> False
