# A string can't be changed.
from _show import attempt

text = "abc"
with attempt():
    text[0] = "x"
with attempt():
    del text[0]
with attempt():
    text.attribute = 1
with attempt():
    del text.upper
with attempt():
    str.upper = None
print(text)
