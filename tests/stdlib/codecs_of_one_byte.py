# Encodings of one byte a character, also those whose letters can have an accent behind them.
for name in 'cp1252', 'cp1255', 'cp1258', 'cp874', 'koi8_r', 'iso8859_8', 'cp437':
    text = bytes(range(256)).decode(name, 'replace')
    print(name, len(text), ascii(text[128:]))
    known = text.replace('\ufffd', '')
    print(known.encode(name) == bytes(b for b in range(256) if text[b] != '\ufffd'))
print('שלום'.encode('cp1255'), 'ố'.encode('cp1258', 'replace'))
