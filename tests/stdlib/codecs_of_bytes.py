"""Codecs that make bytes of bytes, by all of their names: base64, bz2, hex, quopri, uu, zlib; and rot13 of text."""
import codecs

data = bytes(range(256)) + b'plain text, some = of it\tquoted \n' * 3
for names in (['base64', 'base_64', 'base64_codec'], ['bz2', 'bz2_codec'], ['hex', 'hex_codec'],
              ['quopri', 'quoted_printable', 'quotedprintable', 'quopri_codec'], ['uu', 'uu_codec'],
              ['zip', 'zlib', 'zlib_codec']):
    for name in names:
        info = codecs.lookup(name)
        encoded = codecs.encode(data, name)
        print(name, info.name, info._is_text_encoding, codecs.decode(encoded, name) == data,
              codecs.decode(bytearray(encoded), name) == data, codecs.encode(memoryview(data), name) == encoded)
    reader = info.streamreader(__import__('io').BytesIO(encoded))
    print(reader.read() == data)
print(codecs.encode(b'one line', 'uu'))
print(codecs.decode(b'begin 666 name\n\n#86)C\n \nend\n', 'uu'))
print(codecs.encode(b'', 'uu'))
for bad in (b'', b'no begin', b'begin 666 name\n#86)C\n', b'begin 666 name\n!&#\xe4\nend\n'):
    try:
        print(codecs.decode(bad, 'uu'))
    except Exception as e:
        print(type(e).__name__, e)
for name in ('bz2', 'zlib'):
    encoder = codecs.getincrementalencoder(name)()
    decoder = codecs.getincrementaldecoder(name)()
    encoded = encoder.encode(data[:100]) + encoder.encode(data[100:], True)
    print(name, b''.join([decoder.decode(encoded[:20]), decoder.decode(encoded[20:])]) == data)
print(codecs.encode('Hello', 'rot13'), codecs.decode('Uryyb', 'rot_13'))
