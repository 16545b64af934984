# Sources in any encoding that there is a codec for; what is wrong with them names the file, but no line.


def show(source):
    try:
        code = compile(source, "made.py", "exec")
    except SyntaxError as e:
        print(ascii(e.msg), e.filename, e.lineno, e.offset, e.end_lineno, e.end_offset, ascii(e.text))
    else:
        print(ascii(code.co_consts[0]))


show(b'# coding: cp1251\nx = "\xe4"')
show(b'#\n# coding: koi8-r\nx = "\xc1"')
show(b'# coding: iso-8859-15\r\nx = """\xa4\r\nb\rc"""')
show(b'# coding: utf-7\nx = "+AGEAYg-"')
show(b'# coding: utf-8-sig\nx = "a"')
show(b'# coding: UTF_8-unix\nx = "\xc3\xa4"')
show(b'# coding: iso-latin-1-dos\nx = "\xe4"')
# the parser's errors show the text as it was decoded
show(b'# coding: cp1251\nx = "\xe4" +')
show(b'# coding: cp437\nx = "\x9b"; f(4, x for x in range(1))\n')
# what cannot be decoded
show(b'# coding: zork\nx = 1')
show(b'# coding: latin1-dos\nx = 1')
show(b'# coding: ascii\nx = "\xe4"')
show(b'# coding: cp1252\n\n\nx = "\x81"')
show(b'# coding: rot13\nk = 1')
show(b'# coding: undefined\nk = 1')
show(b'# coding: utf-8\nx = "\x81"')
show(b'\xef\xbb\xbf# coding: latin-1\nx = "a"')
show(b'\xef\xbb\xbf# coding: utf-8\nx = "a"')
