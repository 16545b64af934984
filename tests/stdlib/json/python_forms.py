# json without its part in C reads and writes the same; only two messages differ.
import sys

sys.modules['_json'] = None
import json
from json import decoder, encoder, scanner

print(encoder.c_make_encoder, encoder.c_encode_basestring, encoder.c_encode_basestring_ascii)
print(decoder.c_scanstring, scanner.c_make_scanner)
print(decoder.scanstring is decoder.py_scanstring, scanner.make_scanner is scanner.py_make_scanner)
print(encoder.encode_basestring is encoder.py_encode_basestring,
      encoder.encode_basestring_ascii is encoder.py_encode_basestring_ascii)

for text in ['1', '-0', '-17', '123456789012345678901234567890', '1.5', '-2e3', '1E-2', '"a"', '"\\u00e9\\n\\t\\"\\/\\\\"',
             '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ud83d\\u0041"', '"\\ud83d\\ud83d\\ude00"', '""', '[]', '{ }', ' [1 , 2,3 ] ',
             '{"a": 1, "b" : [true, false, null]}', '[NaN, Infinity, -Infinity]', '{"a":1,"a":2}', '"😀 x"', '\t\n\r 1\n']:
    print(text, '->', repr(json.loads(text)))

for text in ['', '[', '{', '[1', '[1,', '[1 , ]', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{1:2}', '{"a" 1}', '"a', '"a\\',
             '"\\x"', '"\\u12"', '"\\u12g4"', '"\n"', 'nul', 'nan', '-', '01', '1.', '.5', '1e', '[1 2]', '{"a":1 "b":2}', '1 2', '[,]',
             '{"a":}', '[\n1,\n x]', '"\\ud83d\\u12"', '-Infinit', '１', '1１']:
    try:
        print(repr(text), '->', repr(json.loads(text)))
    except json.JSONDecodeError as e:
        print(repr(text), e, e.pos, e.doc == text)

print(json.loads('[1.5, 2, NaN]', parse_float=str, parse_int=lambda s: 'i' + s, parse_constant=str.lower))
print(json.loads('{"a": {"b": 1}, "c": []}', object_hook=sorted), json.loads('{"a": {}}', object_pairs_hook=tuple, object_hook=list))
print(json.loads('"a\tb\n"', strict=False) == 'a\tb\n')
for index in -1, 1:
    try:
        print(json.JSONDecoder().raw_decode('a[]', index))
    except json.JSONDecodeError as e:
        print(e)


class Words(str):
    def __repr__(self):
        return 'no'


class Number(float):
    def __repr__(self):
        return 'no'


value = {'a': [1, 2.5, True, None, Words('é"\\\n\x7f\x00😀\ud800'), (), {}, Number(3)], 1: float('nan'), None: [[]], 2.5: {'x': -1e400}, True: 0}
print(json.dumps(value))
print(json.dumps(value, indent=2, separators=(' ,', '=')))
print(ascii(json.dumps(value, ensure_ascii=False)))
print(json.dumps({'b': {(): 1}, 'a': 2}, sort_keys=True, skipkeys=True, indent='\t'))
print(json.dumps([1j, {2j}], default=str))
loop = []
loop.append({'me': loop})
for arguments in ({'obj': loop}, {'obj': [float('inf')], 'allow_nan': False}, {'obj': {'a': [1, object()]}}, {'obj': {(): 1}}, {'obj': {1, 2}}):
    try:
        json.dumps(**arguments)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e, getattr(e, '__notes__', None))
try:
    decoder.scanstring('xxx', sys.maxsize + 1)
except OverflowError as e:
    print(e)
