# Punycode: the examples of its standard, every kind of text, and what is wrong.
texts = ['ليهمابتكلموشعربي؟', '他们为什么不说中文', 'Pročprostěnemluvíčesky', 'למההםפשוטלאמדבריםעברית', '3年B組金八先生',
         'そのスピードで', '-> $1.00 <-', '', 'a', 'ü', 'bücher', 'a-b-é', '\U0001f600x\U0001f600', 'é' * 20, '\x7f\x80']
for text in texts:
    data = text.encode('punycode')
    print(data, data.decode('punycode') == text, str(data, 'punycode', 'ignore') == text)
for data in b'a-9', b'abc-\xff', b'a-!', b'zzzzzzzzzz', b'\xe4-a', b'A-BC', b'--', b'x-Tda':
    for errors in 'strict', 'ignore', 'replace', 'other':
        try:
            print(data, errors, ascii(data.decode('punycode', errors)))
        except UnicodeError as e:
            print(data, errors, type(e).__name__, e)
