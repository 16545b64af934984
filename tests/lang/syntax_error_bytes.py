# The line of a syntax error shows bytes that are no UTF-8 as U+FFFD.
for source in b'X\x80', b'a\xc3\xa9b\x80c', b'a\n\xc3\xa9X\x80 more\nnext', b'a\xf0\x9f\x80c', b'\t\xff = 1\r\n':
    try:
        compile(source, 'fragment', 'exec')
    except SyntaxError as error:
        print(ascii(error.text), error.offset, error.end_offset, error.lineno)
