# Widths and precisions that are arguments, and too large; a sequence that changes while it is joined; bytes by method first.
import struct
import sys

for form in '%.*d', '%*d', b'%.*s', b'%*s':
    for number in sys.maxsize + 1, -sys.maxsize - 2, 2**40:
        if number == 2**40 and '.' not in str(form):
            continue
        try:
            form % (number, 1 if isinstance(form, str) else b'a')
        except OverflowError as e:
            print(form, e)


class Clears:
    def __buffer__(self, flags):
        items.clear()
        return memoryview(b'x')


for kind in bytes, bytearray:
    items = [b'a', Clears(), b'c']
    try:
        kind(b'-').join(items)
    except RuntimeError as e:
        print(e)


class Both:
    def __bytes__(self):
        return b'method'

    def __buffer__(self, flags):
        return memoryview(b'buffer')


print(b'%b %s' % (Both(), bytearray(b'array')))
array = bytearray(b'0123456789')
array[1:-1:2] = b''
print(array)
for source in [256], (-1,), 'text':
    array = bytearray(b'abc')
    try:
        array.__init__(source)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, array)


class WithComplex:
    def __complex__(self):
        return 1 + 2j


for arguments in (0, WithComplex()), ('1', 2), (1, '2'):
    try:
        print(complex(*arguments))
    except TypeError as e:
        print(e)
try:
    struct.pack_into('<I', bytearray(10), sys.maxsize, 1)
except struct.error as e:
    print(e)
print([kind.__text_signature__ for kind in (bytes, bytearray, dict, int, range, slice, str)])
