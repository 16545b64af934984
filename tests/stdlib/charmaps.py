"""Encodings of one byte a character in which iconv and CPython differ: what each byte is, and the way back."""
import codecs

NAMES = ['tis_620', 'cp424', 'cp856', 'cp1026', 'cp273', 'cp875', 'kz1048', 'ptcp154', 'cp1006', 'cp720', 'palmos',
         'mac_arabic', 'mac_croatian', 'mac_cyrillic', 'mac_farsi', 'mac_greek', 'mac_iceland', 'mac_latin2',
         'mac_roman', 'mac_romanian', 'mac_turkish']

for name in NAMES:
    text = ''
    for byte in range(256):
        try:
            text += bytes([byte]).decode(name)
        except UnicodeDecodeError:
            text += '\N{REPLACEMENT CHARACTER}'
    print(name, codecs.lookup(name).name, ascii(text[128:]), ascii(text[:128]) if not text.isascii() and text[65] != 'A' else '')
    known = text.replace('\N{REPLACEMENT CHARACTER}', '')
    assert known.encode(name).decode(name) == known

for alias in 'TIS-620', 'TIS620', 'macgreek', 'KZ-1048', 'cp154', 'windows-874', 'IBM857', 'roman8', 'maccentraleurope':
    print(alias, codecs.lookup(alias).name)
try:
    '\u0416'.encode('mac_turkish')
except UnicodeEncodeError as error:
    print(error)
