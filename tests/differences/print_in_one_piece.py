# print() hands the whole line to write() at once, so that lines of threads don't mix; CPython writes
# each argument, separator and end by itself.
class File:
    def write(self, text):
        pieces.append(text)


pieces = []
print("a", 1, file=File())
print(pieces)                           # -> ['a 1\n']
