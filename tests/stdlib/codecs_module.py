# The modules codecs and encodings.
import codecs, io
def show(f, *a, **k):
    try:
        print(ascii(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))
for n in ('utf-8', 'UTF8', 'latin-1', 'ISO-8859-1', 'ascii', 'utf-16', 'utf_16_le', 'utf-32-be', 'cp1252', 'iso-8859-15', 'koi8-r', 'cp437', 'utf-8-sig', 'hex', 'base64', 'rot13', 'unicode_escape'):
    i = codecs.lookup(n); print(n, i.name, i._is_text_encoding, len(i), isinstance(i, tuple))
show(codecs.lookup, 'nope'); show('a'.encode, 'nope'); show(codecs.lookup, 5); show('a'.encode, 'hex'); show(b'61'.decode, 'hex')
print('€é'.encode('cp1252'), ascii(b'\x80\xe9'.decode('cp1252')), 'Привет'.encode('koi8-r'), ascii(b'\xa4'.decode('iso-8859-15')), 'é'.encode('cp437'))
show('日'.encode, 'cp1252'); show(b'\x81'.decode, 'cp1252'); print('a日é'.encode('cp1252', 'replace'), 'a日'.encode('cp1252', 'xmlcharrefreplace'), ascii(b'\x81a'.decode('cp1252', 'replace')))
print(codecs.encode(b'abc', 'hex'), codecs.decode(b'616263', 'hex'), codecs.encode(b'abc', 'base64'), codecs.decode(b'YWJj', 'base64'), codecs.encode('Hello', 'rot13'), codecs.encode('é', 'unicode_escape'), codecs.decode(b'\\xe9', 'unicode_escape') == 'é', codecs.encode('é'), codecs.decode(b'\xc3\xa9') == 'é')
print('a'.encode('utf-8-sig'), b'\xef\xbb\xbfa'.decode('utf-8-sig'), b'a'.decode('utf-8-sig'))
for enc in ('utf-8', 'utf-16', 'utf-32', 'utf-8-sig', 'latin-1', 'cp1252'):
    d = codecs.getincrementaldecoder(enc)('replace'); e = codecs.getincrementalencoder(enc)('replace')
    data = b''.join([e.encode(c) for c in 'aé日b']) + e.encode('', True)
    print(enc, data, ascii(''.join(d.decode(data[i:i + 1]) for i in range(len(data))) + d.decode(b'', True)), d.getstate()[0], e.getstate())
print(list(codecs.iterencode(['a', 'é'], 'utf-8')), ascii(list(codecs.iterdecode([b'\xc3', b'\xa9', b'x'], 'utf-8'))))
b = io.BytesIO(); w = codecs.getwriter('utf-8')(b); w.write('é\n日'); w.writelines(['a', 'b']); print(b.getvalue())
r = codecs.getreader('utf-8')(io.BytesIO('é\n日本\r\nx'.encode())); print(ascii(r.read(2)), ascii(r.readline()), ascii(r.readline()), ascii(r.read()))
print(ascii(codecs.getreader('utf-8')(io.BytesIO('é\n日本\nx'.encode())).readlines()), [ascii(l) for l in codecs.getreader('utf-8')(io.BytesIO('é\n日本\nx'.encode()))])
s = codecs.StreamReaderWriter(io.BytesIO(b'ab\ncd'), codecs.getreader('ascii'), codecs.getwriter('ascii')); print(s.readline(), s.read())
f = codecs.EncodedFile(io.BytesIO('é'.encode('latin-1')), 'utf-8', 'latin-1'); print(f.read())
print(codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.make_encoding_map({1: 2, 3: 2, 4: 5}), codecs.lookup_error('strict') is not None)
codecs.register(lambda name: codecs.CodecInfo(lambda s, e='strict': (s.upper().encode(), len(s)), lambda b, e='strict': (bytes(b).decode().lower(), len(b)), name='mine') if name == 'my_codec' else None)
print('abc'.encode('my-codec'), b'ABC'.decode('My Codec'), codecs.lookup('my_codec').name)
print(io.TextIOWrapper(io.BytesIO('€é\nx'.encode('cp1252')), encoding='cp1252').readlines() == ['€é\n', 'x'])
t = io.TextIOWrapper(io.BytesIO(), encoding='cp1252'); t.write('€\n'); t.flush(); print(t.buffer.getvalue()); show(io.TextIOWrapper, io.BytesIO(), 'hex')
t = io.TextIOWrapper(io.BytesIO('€éx\nyz'.encode('cp1252')), encoding='cp1252'); t.read(2); p = t.tell(); a = t.read(); t.seek(p); print(p, a == t.read())
