# str.format(), format_map(), __format__ of strings, string.Formatter's parser.
def show(f, *a, **k):
    try:
        print(ascii(f.format(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)
class A:
    x = 5
    d = {'k': [1, 2], 'a b': 3, '1': 'str', 1: 'int'}
    def __format__(self, spec): return f'<{spec}>'
    def __repr__(self): return 'Aé'
for f in ['', 'a', '{}', '{0}', '{1}{0}', '{{}}', '{{{}}}', '{a}', '{0.x}', '{0.d[k][1]}', '{0.d[a b]}', '{0.d[1]}', '{!r}', '{!s}', '{!a}', '{!x}', '{!}', '{', '}', '{}}', '{{}', '{0', '{0!', '{0!r', '{0!rx}', '{0:', '{0:>{1}}', '{:{}}', '{:{}{}}', '{0:{1:{2}}}', '{}{0}', '{0}{}', '{0[}', '{0[a}', '{0.}', '{0[]}', '{0[a]b}', '{.x}', '{[0]}', '{a.b}', '{0:x{{y}}', '{99}', '{-1}', '{a!r:>6}', '{ 0}', '{0 }', '{a[0]}', '{:%Y}', '{0[{]}', '{99999999999999999999}', '{!r:}', '{:}', '{0:{', '{0:}}']:
    print(f, end=' -> '); show(f, A(), 7, 8, a='kw')
for spec in ['', '5', '<5', '>5', '^5', '*^6', 'é>5', '=5', '05', '.1', '5.1', '>5.2s', 's', 'd', '+', ' ', '#', ',', '_', 'x5', '5.', '.', '0', '<05', 'z', '999999999999999999999', '1.99999999999999999999', 'ss', '\ud800>5', '-5']:
    for v in ['', 'ab', 'é日']:
        try:
            print(spec.encode('ascii', 'backslashreplace'), ascii(format(v, spec)), end=' ')
        except Exception as e:
            print(type(e).__name__, ascii(str(e)), end=' ')
    print()
class D(dict):
    def __missing__(self, k): return 'missing ' + k
print('{a} {b}'.format_map(D(a=1)))
for f, m in [('{0}', {}), ('{}', {}), ('{a}', 5), ('{a}', {'a': 'é'})]:
    try:
        print(ascii(f.format_map(m)))
    except Exception as e:
        print(type(e).__name__, e)
class S(str): pass
print(format(S('x'), '>4'), f'{S("q")!s:>3}', type(format(S('x'), '')), f'{"a":5}|{5:>{3}}')
for bad in [1, None]:
    try: 'a'.__format__(bad)
    except TypeError as e: print(e)
import _string
for f in ['a{b!r:c}d{{e}}{f[0].g}', '{', '{!x}', '', '{:{}}']:
    try: print(list(_string.formatter_parser(f)))
    except Exception as e: print(type(e).__name__, e)
for f in ['a.b[c].d[1]', '0', '0[a', 'a.', 'a[]', '', '[0]']:
    try:
        first, rest = _string.formatter_field_name_split(f)
        print(first, list(rest))
    except Exception as e: print(type(e).__name__, e)
