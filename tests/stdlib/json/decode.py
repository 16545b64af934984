# What texts mean, and what is said of those that are none.
import json

good = ['1', '-0', '0', '-17', '123456789012345678901234567890', '1.5', '-2e3', '1E-2', '1.0e+5', '"a"',
        '"\\u00e9\\n\\t\\"\\/\\\\"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ude00x"', '"\\ud83d\\u0041"', '""', '[]', '{}', '[ ]',
        '{ }', ' [1 , 2,3 ] ', '{"a": 1, "b" : [true, false, null]}', 'NaN', 'Infinity', '-Infinity',
        '{"a":1,"a":2}', '[[[[[]]]]]', '"é"', '"😀 x"', '{"ключ": "я"}', '\t\n\r 1\n']
for text in good:
    print(text, '->', repr(json.loads(text)))

bad = ['', ' ', '[', '{', '[1', '[1,', '[1,]', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{1:2}', '{"a" 1}', "'a'", '"a', '"a\\',
       '"\\x"', '"\\u12"', '"\\u12g4"', '"\n"', 'nul', 'tru', 'nan', '-', '01', '1.', '1.e5', '.5', '1e', '+1', '--1', '[1 2]', '{"a":1 "b":2}',
       '1 2', '[1]]', '{,}', '[,]', '{"a":}', '\ufeff1', '[\n1,\n x]', '"\\ud83d\\u12"', '-Infinit', '"\\u 123"', '"\\u+123"', '{"a":tru}', '[1, ]']
for text in bad:
    try:
        print(repr(text), '->', repr(json.loads(text)))
    except json.JSONDecodeError as e:
        print(repr(text), e, e.msg, e.pos, e.lineno, e.colno, e.doc == text)

print(json.loads('[1.5, 2, -3, NaN, Infinity, -Infinity]', parse_float=str, parse_int=lambda s: 'i' + s, parse_constant=str.lower))
print(json.loads('{"a": {"b": 1}, "c": []}', object_hook=lambda d: sorted(d)))
print(json.loads('{"a": {"b": 1}, "c": [], "a": 3}', object_pairs_hook=lambda p: p))
print(json.loads('{"a": {}}', object_pairs_hook=tuple, object_hook=list))
print(json.loads('"a\tb\n"', strict=False) == 'a\tb\n')
print(json.JSONDecoder().raw_decode('xx [1] yy', 3))
try:
    json.JSONDecoder().raw_decode('abc', 1)
except json.JSONDecodeError as e:
    print(e)
for encoding in 'utf-8', 'utf-16', 'utf-32', 'utf-16-le', 'utf-16-be', 'utf-32-le', 'utf-32-be', 'utf-8-sig':
    print(encoding, json.loads('["é", 1]'.encode(encoding)), json.loads('1'.encode(encoding)), json.loads('12'.encode(encoding)))
for wrong in None, 1, memoryview(b'1'):
    try:
        json.loads(wrong)
    except TypeError as e:
        print(e)
for deep in '[' * 100000, '{"a":' * 100000:
    try:
        json.loads(deep)
    except RecursionError:
        print('too deep')
keys = list(json.loads('[{"key": 1}, {"key": 2}]'))
print(next(iter(keys[0])) is next(iter(keys[1])))
try:
    json.loads('1' * 5000)
except ValueError as e:
    print(type(e).__name__)
e = json.JSONDecodeError('m', 'a\nb', 2)
import copy
print(repr(copy.copy(e)), e.lineno, e.colno, e.__reduce__())
from json.decoder import scanstring
print(scanstring('"abc"def', 1), scanstring('a\x01"', 0, False))
