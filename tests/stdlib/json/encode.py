# Texts of values, by every option; dump() writes what dumps() returns.
import collections, enum, io, json


class Color(enum.IntEnum):
    RED = 1


class MyInt(int):
    def __repr__(self):
        return 'my'


class MyFloat(float):
    def __repr__(self):
        return 'my'


class MyStr(str):
    pass


def show(v, **options):
    try:
        text = json.dumps(v, **options)
    except Exception as e:
        print(type(e).__name__, e, getattr(e, '__notes__', None))
        return
    out = io.StringIO()
    json.dump(v, out, **options)
    print(text.encode('utf-8', 'backslashreplace').decode(), out.getvalue() == text)


values = [None, True, 0, -1, 2 ** 62, -2 ** 62, 2 ** 63, 10 ** 30, 1.5, 0.1, -0.0, 1e300, 1e16, float('nan'), float('inf'), float('-inf'), 'abc',
          '', 'a"b\\c\n\r\t\b\f\x00\x1f\x7f/', 'é', '\u2028', '😀', '\ud800', [], {}, (), [1, [2, [3]]], (1, (2,)), {'a': {'b': [1]}},
          {1: 2, None: 3, True: 4, False: 5, 2.5: 6, 'x': 7}, MyInt(5), MyFloat(2.5), MyStr('s'), Color.RED, {MyInt(5): 1, MyFloat(1.5): 2, Color.RED: 3},
          collections.OrderedDict(b=1, a=2), collections.Counter('aab'), collections.defaultdict(list, x=[1])]
for v in values:
    show(v)
    show(v, ensure_ascii=False)
    show(v, indent=2)
    show(v, indent='\t', separators=(';', '='))
show({'b': 1, 'a': {'d': 1, 'c': 2}}, sort_keys=True)
show({'b': 1, 'a': {'d': 1, 'c': 2}}, sort_keys=True, indent=0)
show({1: 1, 'a': 2}, sort_keys=True)
show({(1, 2): 3})
show({(1, 2): 3, 'a': 1}, skipkeys=True)
show({(1, 2): 3, 'a': 1}, skipkeys=True, indent=1)
show({(1, 2): 3}, skipkeys=True, indent=1)
show([1, {'a': [object]}], default=repr)
show([1, {'a': [{1}]}])
show([{1}], default=sorted)
show({'a': {'b': [1, float('nan')]}}, allow_nan=False)
show(1j)
show(b'x')
show(NotImplemented)
loop = [1]
loop.append({'x': loop})
show(loop)
show({'a': object()}, default=lambda o: o)
try:
    json.dumps(loop, check_circular=False)
except RecursionError:
    print('too deep')
deep = []
for _ in range(100000):
    deep = [deep]
try:
    json.dumps(deep)
except RecursionError:
    print('too deep')


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return [o.real, o.imag]
        return super().default(o)


show(2 + 1j, cls=Encoder)
show([2 + 1j, {1}], cls=Encoder)
print(list(json.JSONEncoder().iterencode('x')), ''.join(json.JSONEncoder(indent=1).iterencode({'a': [1, 2]})))
print(json.JSONEncoder(sort_keys=True, separators=(',', ':')).encode({'b': [1, 2], 'a': None}))
same = [1]
show([same, same])
from json.encoder import encode_basestring, encode_basestring_ascii
print(encode_basestring('é"'), encode_basestring_ascii('é"'))
for v in (1, None):
    try:
        encode_basestring(v)
    except TypeError as e:
        print(e)
