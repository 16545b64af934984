# What is said of too many arguments, of types' names in a format, and of what makes no bytes.
for call in (lambda: str(b'x', 'utf-8', 'ignore', encoding='ascii'), lambda: str(b'x', 'utf-8', encoding='ascii'), lambda: str(1, 2, 3, 4),
             lambda: bytes(b'x', 'utf-8', 'ignore', encoding='ascii'), lambda: int.from_bytes(b'', 'big', byteorder='big'),
             lambda: str(object=1, encoding='a', errors='b', x=1), lambda: '%c' % 1.5, lambda: b'%c' % 1.5):
    try:
        call()
    except TypeError as e:
        print(e)


class Outer:
    class Inner:
        pass

    class Bytes:
        def __init__(self, made):
            self.made = made

        def __bytes__(self):
            return self.made


import fractions
for value in Outer.Inner(), fractions.Fraction(1):
    for form in '%c', b'%c':
        try:
            form % value
        except TypeError as e:
            print(e)

print(int.from_bytes(Outer.Bytes(b'\x01\x02')), int.from_bytes([1, 2], 'little'))
for made in Outer.Bytes('abc'), Outer.Inner(), 3, 'abc':
    try:
        int.from_bytes(made)
    except TypeError as e:
        print(e)
text = 'ab\u20ac'
print(text.__getnewargs__(), text.__getnewargs__()[0] is text, ''.__getnewargs__())
