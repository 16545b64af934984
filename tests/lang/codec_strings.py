# encode() and decode(), with every error handler.
texts = ['', 'abc', 'é', 'aé日\U0001f600', '\ud800', 'a\udc80b\udcff', '\ud83d\ude00x', '\ufeffa', '\x00', '日\ud800本']
encodings = ['utf-8', 'UTF8', 'latin-1', 'iso-8859-1', 'ascii', 'us-ascii', 'utf-16', 'utf-16-le', 'utf_16_be', 'utf-32', 'utf-32-le', 'utf-32-be']
handlers = ['strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace', 'surrogateescape', 'surrogatepass', 'nope']
for e in encodings:
    for s in texts:
        for h in handlers:
            try:
                print(e, ascii(s), h, s.encode(e, h))
            except Exception as x:
                print(e, ascii(s), h, type(x).__name__, ascii(str(x)))
datas = [b'', b'abc', b'\xc3\xa9', b'a\xff\xfeb', b'\xe6\x97', b'\xe6\x97\xa5\xf0\x9f\x98\x80', b'\xed\xa0\x80', b'\xc0\x80', b'\xf5\x80\x80\x80', b'\xf0\x90\x80', b'\xe0\x80\x80', b'\x80', b'\xff\xfea\x00', b'\xfe\xff\x00a', b'a\x00\x00\xd8', b'a\x00\x00\xd8b\x00', b'\x00\xdca\x00', b'\xff\xfe\x00\x00a\x00\x00\x00', b'a\x00\x00\x00\x00\xd8\x00\x00\xff\xff\xff\x00', b'abc\xe2\x82']
for e in encodings:
    for d in datas:
        for h in handlers:
            try:
                print(e, d, h, ascii(d.decode(e, h)))
            except Exception as x:
                print(e, d, h, type(x).__name__, ascii(str(x)))
for n in range(0x100):
    for tail in (b'', b'\x80', b'\xa0\x80', b'\x90\x80\x80', b'A'):
        b = bytes([n]) + tail
        print(ascii(b.decode('utf-8', 'replace')), ascii(b.decode('utf-8', 'backslashreplace')), end=' ')
    print()
try: '\ud800'.encode()
except UnicodeEncodeError as e: print(e.encoding, ascii(e.object), e.start, e.end, e.reason, e.args == ('utf-8', '\ud800', 0, 1, 'surrogates not allowed'))
try: b'ab\xff'.decode()
except UnicodeDecodeError as e: print(e.encoding, e.object, e.start, e.end, e.reason, e.args)
import _codecs
def handler(e):
    return ('<%d-%d>' % (e.start, e.end), e.end)
_codecs.register_error('mine', handler)
print('aé日b'.encode('ascii', 'mine'), b'a\xff\xfeb'.decode('utf-8', 'mine'), b'a\xffb'.decode('ascii', 'mine'))
for result in [(1, 2), 'x', ('x',), ('x', 'y'), (b'!', 3), ('é', 3), ('', -1), ('', 99), ('', 0.5)]:
    _codecs.register_error('bad', lambda e: result)
    if result != ('', -1):
        for f in (lambda: 'aé'.encode('ascii', 'bad'), lambda: b'a\xff'.decode('ascii', 'bad')):
            try: print(f())
            except Exception as x: print(type(x).__name__, x)
for name in ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace'):
    f = _codecs.lookup_error(name)
    for e in (UnicodeEncodeError('ascii', 'aéb', 1, 2, 'why'), UnicodeDecodeError('ascii', b'a\xffb', 1, 2, 'why'), UnicodeTranslateError('aéb', 1, 2, 'why'), ValueError('v'), 5):
        try: print(name, ascii(f(e)))
        except Exception as x: print(name, type(x).__name__, ascii(str(x)))
for call in (lambda: _codecs.lookup_error('zzz'), lambda: _codecs.utf_8_decode(b'a\xe6', 'strict', False), lambda: _codecs.utf_8_decode(b'a\xe6', 'strict', True), lambda: _codecs.utf_16_ex_decode(b'\xff\xfea\x00b', 'strict', 0, False), lambda: _codecs.charmap_encode('aé', 'strict', {97: 1}), lambda: _codecs.charmap_decode(b'\x00\x01', 'strict', 'xy'), lambda: _codecs.charmap_decode(b'\x00\x05', 'replace', 'xy'), lambda: _codecs.escape_decode(rb'\n\x41\101'), lambda: _codecs.escape_encode(b'\n\'a\xff'), lambda: _codecs.unicode_escape_encode('é\n日\U0001f600'), lambda: ascii(_codecs.unicode_escape_decode(rb'\n\x41\u65e5\U0001f600\N{BULLET}\101')), lambda: _codecs.unicode_escape_decode(rb'\u12'), lambda: _codecs.raw_unicode_escape_encode('é日'), lambda: ascii(_codecs.raw_unicode_escape_decode(rb'\u65e5\n')), lambda: _codecs.latin_1_encode('é日', 'ignore'), lambda: _codecs.ascii_decode(b'a\xff', 'ignore')):
    try: print(call())
    except Exception as x: print(type(x).__name__, ascii(str(x)))
