# gc-stress: 5000
# Encodings that shift between sets of characters: their tables, and what becomes of escape sequences.
import codecs
from binascii import crc32

names = ('hz', 'iso2022_kr', 'iso2022_jp', 'iso2022_jp_1', 'iso2022_jp_2', 'iso2022_jp_2004', 'iso2022_jp_3',
         'iso2022_jp_ext')
points = ''.join(map(chr, [*range(0x10000), *range(0x20000, 0x30000)]))
codes = b''.join(bytes([a, b]) for a in range(0x21, 0x7f) for b in range(0x21, 0x7f))
sets = (b'~{', b'\x1b$)C\x0e', b'\x1b(J', b'\x1b(I', b'\x1b$@', b'\x1b$B', b'\x1b$A', b'\x1b$(C', b'\x1b$(D', b'\x1b$(O',
        b'\x1b$(P', b'\x1b$(Q', b'\x1b$(B', b'\x1b&@\x1b$B')
for name in names:
    data = points.encode(name, 'replace')
    print(name, len(data), crc32(data))
    for begin in sets:
        text = (begin + codes).decode(name, 'backslashreplace')
        print('', begin, len(text), crc32(text.encode()))


def show(encoding, *pieces):
    """What each of some pieces is, one behind the other."""
    decoder = codecs.getincrementaldecoder(encoding)('backslashreplace')
    for piece in pieces:
        try:
            print(encoding, piece, ascii(decoder.decode(piece)), decoder.getstate())
        except UnicodeDecodeError as e:
            print(e, decoder.getstate())
    try:
        decoder.errors = 'strict'
        print(ascii(decoder.decode(b'', True)))
    except UnicodeDecodeError as e:
        print(e)


show('iso2022_jp', b'a\x1b', b'$B', b'$', b'"\n$"', b'\x1b(', b'J\\~', b'\x1b(B\\~', b'\x1b$B$')
show('iso2022_jp_2', b'\x1b.A\x1bN', b'i\x1bNi', b'\x1b.F\x1bNa', b'\x1b.', b'X\x1b$(Ca\x80')
show('iso2022_kr', b'\x1b$)C\x0e0!', b'a', b'a\nab', b'\x0e0!\x0fab', b'\x0e\xa4', b'\x1b[31m')
show('iso2022_jp', b'\x1b(1234', b'567', b'\x1b$B0!')
show('hz', b'~', b'~~', b'{VP', b'V', b'P~}~', b'\n', b'~x', b'~{!')

for encoding in names:
    encoder = codecs.getincrementalencoder(encoding)('namereplace')
    for text in 'a~', '中', '문中', '\xa5\u0e01', 'æ', '\u0300\n', 'ｱ':
        print(encoding, encoder.encode(text), hex(encoder.getstate()))
    print(encoder.encode('', True), hex(encoder.getstate()))
