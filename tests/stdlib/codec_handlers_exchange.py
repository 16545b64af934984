# A handler of decoding errors may exchange the bytes, with which decoding goes on.
import codecs


def longer(error):
    error.object = b'\0' * 8
    return '?', error.start if error.object[:1] != b'+' else 1


def wrong(error):
    error.object = 42
    return '?', 0


def empty(error):
    error.object = b''
    return '?', 0


def far(error):
    return '?', 100


for name in 'longer', 'wrong', 'empty', 'far':
    codecs.register_error(name, globals()[name])
samples = {'ascii': b'\xff', 'utf-8': b'\xff', 'utf-7': b'+\xff', 'utf-16': b'\0', 'utf-32': b'\0',
           'unicode-escape': b'\\u12', 'raw-unicode-escape': b'\\u12', 'cp1252': b'\x81'}
for encoding, data in samples.items():
    for errors in 'longer', 'wrong', 'empty', 'far':
        try:
            print(encoding, errors, ascii(data.decode(encoding, errors)))
        except Exception as e:
            print(encoding, errors, type(e).__name__, e)
print(codecs.utf_7_encode('a\xe9'), codecs.utf_7_decode(b'a+AOk-'), codecs.utf_7_decode(b'a+AO'))
