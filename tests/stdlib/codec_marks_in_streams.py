"""A stream in UTF-16 or UTF-32 begins with one byte order mark, however often it is written to; escapes of half a byte."""
import codecs
from io import BytesIO

for name in ('utf-16', 'utf-32'):
    file = BytesIO()
    writer = codecs.getwriter(name)(file)
    writer.write('a')
    writer.write('b')
    print(name, file.getvalue())
    writer.seek(0)
    writer.write('c')
    print(file.getvalue())
    writer.reset()
    writer.write('d')
    print(file.getvalue())
    both = codecs.lookup(name)
    print(both[3] is both.streamwriter, both.name)
    stream = codecs.StreamReaderWriter(BytesIO(), both.streamreader, both.streamwriter)
    stream.writelines(['one\n', 'two\n'])
    stream.seek(0)
    print(stream.readlines())

for data in (b'[\\x]', b'[\\x4]', b'[\\x4', b'\\x', b'[\\x41]'):
    print(codecs.escape_decode(data, 'ignore'), codecs.escape_decode(data, 'replace'))
