# token, detect_encoding, untokenize, open, errors of readline.
import io
import os
import token
import tokenize

print(token.NAME, token.OP, token.tok_name[token.COMMENT], token.ISEOF(0), token.ISTERMINAL(256), token.ISNONTERMINAL(256))
print(token.EXACT_TOKEN_TYPES['->'], len(token.EXACT_TOKEN_TYPES), token.__all__[:8], len(tokenize.__all__))


def lines_of(data):
    return io.BytesIO(data).readline


def detect(data):
    try:
        print(tokenize.detect_encoding(lines_of(data)))
    except SyntaxError as error:
        print(type(error).__name__, error)


for data in (b'', b'a\n', b'# coding: latin-1\nb\n', b'#!/x\n# -*- coding: UTF_8 -*-\nc', b'\xef\xbb\xbfa\n',
             b'\xef\xbb\xbf# coding=utf-8\n', b'\xef\xbb\xbf# coding=latin-1\n', b'# coding: nonsense\n', b'x\n# coding: latin-1\n',
             b'\n\n# coding: latin-1\n', b'\xff\n', b'# encoding coding: iso-8859-15\n\xe4', b'a\0\n', b'  # vim: set fileencoding=ascii :\n'):
    detect(data)

print(list(tokenize.tokenize(lines_of(b'# coding: latin-1\nx = "\xe4"\n')))[:5])
print(tokenize.TokenInfo(54, '!', (1, 0), (1, 1), '!').exact_type, next(tokenize.generate_tokens(io.StringIO('(').readline)).exact_type)

source = '''\
def f(a, *, b=1):
    # comment
    if a:
        return {a: [b]}   # more
    x = f'{a!r:>{b}} {{}} \\N{DIGIT ONE}' 't' rb'u'

    return a \\
        + b
'''
tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
print(tokenize.untokenize(tokens) == source)
print(tokenize.untokenize(t[:2] for t in tokens))
print(tokenize.untokenize(tokenize.tokenize(lines_of(b'a = 1 # \xc3\xa4\n'))))
try:
    tokenize.untokenize([(1, 'a', (1, 3), (1, 4), 'a'), (1, 'b', (1, 2), (1, 3), 'b')])
except ValueError as error:
    print(error)


def stopping():
    yield 'a = 1\n'
    yield 'b\n'


print([t.string for t in tokenize.generate_tokens(stopping().__next__)])
try:
    list(tokenize.generate_tokens(lambda: b"x"))
except TypeError as error:
    print(type(error).__name__)

name = os.path.join(os.environ.get('TEST_TMP', '.'), 'latin.py')
with open(name, 'wb') as file:
    file.write(b'# coding: latin-1\ns = "\xe4"\n')
with tokenize.open(name) as file:
    print(file.encoding, file.mode, file.read())
