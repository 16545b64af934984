# Codes that stand for a letter and what combines with it: written when both are there.
import codecs

for encoding in 'euc_jis_2004', 'shift_jisx0213', 'big5hkscs':
    for text in '\u304b\u309a', '\u304b', '\u304bx', '\u304b\u304b\u309a', '\xe6\u0300\xe6', '\xca\u030c\xca':
        try:
            data = text.encode(encoding)
            print(encoding, data, ascii(data.decode(encoding)))
        except UnicodeEncodeError as e:
            print(e)

encoder = codecs.getincrementalencoder('euc_jis_2004')()
for text, final in ('\xe6', False), ('\u0300', False), ('\xe6', False), ('x\xe6', False), ('', True):
    print(encoder.encode(text, final), hex(encoder.getstate()))
encoder.encode('\xe6')
state = encoder.getstate()
print(encoder.encode('\u0300'))
encoder.setstate(state)
print(encoder.encode('y'))
encoder.encode('\xe6')
encoder.reset()
print(encoder.encode('z'))
