# Streams and incremental codecs of several bytes a character: what is kept back, states, and what they refuse.
import codecs
import io


def show(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as e:
        print(type(e).__name__, e)


decoder = codecs.getincrementaldecoder('euc_jp')()
for state in (b'123456789', 0), 123, ('x', 0), (b'1', 'x'), (b'1',), (b'', 1 << 70), (b'', -1), (b'\xa4', 0):
    show(decoder.setstate, state)
show(decoder.getstate)
show(decoder.decode, b'\xa2\x8f\xb0')
show(decoder.decode, b'', True)
decoder.reset()
show(decoder.decode, 'x')
for name in 'iso2022_jp', 'iso2022_kr':
    decoder = codecs.getincrementaldecoder(name)('replace')
    decoder.setstate((b'', 0xff))
    show(decoder.decode, b'!a', True)

encoder = codecs.getincrementalencoder('euc_jis_2004')()
for state in 9, 'x', -1, 1 << 200, 0xff01, 0x6101:
    show(encoder.setstate, state)
show(encoder.encode, 'b')
show(encoder.encode, 5)
show(codecs.getincrementalencoder('gbk'), 5)
encoder.errors = 'ignore'
show(encoder.encode, '\ud800')
show(setattr, encoder, 'errors', None)
show(delattr, encoder, 'errors')

Reader = codecs.getreader('euc_jp')
data = b'\xa4\xa2\nb\xa4\xa4\nc'
for size in (), (None,), (0,), (1,), (2,), (100,), (-5,), ('x',):
    for method in 'read', 'readline', 'readlines':
        show(getattr(Reader(io.BytesIO(data)), method), *size)
show(list, Reader(io.BytesIO(data)))
reader = Reader(io.BytesIO(b'\xa4\xa2\xa4'))
show(reader.read, 2)
show(reader.read, 2)
show(Reader(io.StringIO('text')).read)
reader = codecs.getreader('iso2022_jp')(io.BytesIO(b'\x1b$B$"$"$"'))
show(reader.read, 4)
reader.reset()
show(reader.read)

for name, text in ('iso2022_jp', '\u3042'), ('euc_jis_2004', '\u304b'), ('hz', '\u4e2d'):
    writer = codecs.getwriter(name)(io.BytesIO())
    writer.write(text)
    show(writer.getvalue)
    writer.reset()
    show(writer.getvalue)
    writer.writelines(['a', text, 'b'])
    show(writer.getvalue)
show(writer.writelines, 5)
show(writer.writelines, {'a': 1})
show(codecs.getwriter('gbk'), io.BytesIO(), 5)

with io.TextIOWrapper(io.BytesIO(), encoding='iso2022_jp', newline='') as file:
    file.write('日本\n語')
    file.seek(0)
    print(file.readline(), end='')
    place = file.tell()
    print(file.read(), file.buffer.getvalue())
    file.seek(place)
    print(file.read())
