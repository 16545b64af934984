# Indexing and slicing: by code point; slices take any step, and indices that are out of range.
from _show import show

text = "aé→𝄞"
print([text[i] for i in range(-4, 4)], text[1:3], text[::-1], text[::2], text[-2:], text[5:], text[:-10] == "", text[3:1:-1])
print(text[:] is text, text[0:100] == text, text[True], text.__getitem__(1), text.__getitem__(slice(1, 3)))
show(lambda: text[4])
show(lambda: text[-5])
show(lambda: text["0"])
show(lambda: text[1.0])
show(lambda: text[::0])
show(lambda: text[1:"b"])
show(lambda: text[1 << 80])
print(repr(text[1 << 80:]), text[-(1 << 80):])


class Index:
    def __index__(self):
        return 2


print(text[Index()], text[Index():])
