# UTF-7, both ways, whole and in pieces, and what is wrong with texts that are none.
import codecs

for text in ('A\u2262\u0391.', 'Hi Mom -\u263a-!', '\u65e5\u672c\u8a9e', 'Item 3 is \u00a31.', '+', '+-', '++--', r'\?', r'\\\?', '\U000abcde/', '\ud801', '\udc01x',
             '\ud801\U000abcde', '~\0\t', '\xe9+\xe9', '\xe9-', ''):
    data = text.encode('utf-7')
    print(ascii(text), data, data.decode('utf-7') == text, ''.join(codecs.iterdecode((data[i:i + 1] for i in range(len(data))), 'utf-7')) == text)
for data in (b'+@', b'+', b'+A', b'+AB', b'+AGE', b'+AGEA', b'+AGEA-x', b'+AGF-', b'+AH-', b'\xff+', b'a\xffb', b'+2AE', b'+2AEAYQ-', b'+2AGAYQ-', b'+\xc1', b'+AOk\xff-', b'+AOk+AOk-', b'~\\'):
    for errors in 'strict', 'replace', 'ignore', 'backslashreplace':
        try:
            print(data, errors, ascii(data.decode('utf-7', errors)))
        except UnicodeDecodeError as e:
            print(data, e)
info = codecs.lookup('UTF7')
print(info.name, info.incrementalencoder().encode('\xe9'), info.decode(b'+AOk'), codecs.lookup('unicode-1-1-utf-7').name)
decoder = info.incrementaldecoder()
print([decoder.decode(piece) for piece in (b'a+', b'AO', b'k', b'-b')], decoder.getstate())
