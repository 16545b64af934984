# Subscripts, slices, operators, comparison, iteration.
def show(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, e)
for s in ['abcdef', 'aéb日c\U0001f600', '']:
    for i in range(-8, 8):
        show(lambda: s[i])
    for a in (None, -9, -2, 0, 1, 3, 9):
        for b in (None, -9, -2, 0, 2, 5, 9):
            for c in (None, 1, 2, -1, -2, 3):
                print(ascii(s[a:b:c]), end=' ')
    print()
    print([ascii(c) for c in s], list(reversed(s)) == list(s)[::-1], len(s))
a = 'a'
show(lambda: a['x']); show(lambda: a[1.0]); show(lambda: 'a'[::0]); show(lambda: a[None]); show(lambda: 'a'[10**30])
show(lambda: 'a' + 1); show(lambda: 1 + 'a'); show(lambda: 'a' * 'b'); show(lambda: 'ab' * 3); show(lambda: 3 * 'é'); show(lambda: 'a' * -1); show(lambda: 'ab' * 2.0)
show(lambda: 'a' - 'b'); show(lambda: 'a' < 1); show(lambda: 1 in 'a'); show(lambda: 'a' * (1 << 70)); show(lambda: -'a'); show(lambda: 'a' * True)
words = ['', 'a', 'b', 'ab', 'abc', 'é', '日', '\U0001f600', 'a\x00', 'Z']
print(sorted(words) == sorted(words, key=lambda w: [ord(c) for c in w]))
for x in words:
    print([(x < y, x <= y, x == y, x != y, x > y, x >= y) for y in words])
print('a' == 1, 'a' != 1, 'a' == b'a', hash('abc') == hash('ab' + 'c'), hash('é日') == hash('é' + '日'), {'a': 1}['a'])
s = ''
for i in range(3000):
    s += chr(97 + i % 26)
    if i == 1500: t = s
    if i == 2000: s += 'é'
    if i == 2500: s += '日'
print(len(s), len(t), t == s[:1501], hash(t) == hash(s[:1501]), ascii(s[1999:2004]), ascii(s[2500:2504]))
u = t + 'x'; v = t + 'y'; w = t + 'z' * 1000
print(u[-2:], v[-2:], w[-3:], t[-1], len(u), len(w))
class S(str):
    def __add__(self, other): return 'S+'
    def __radd__(self, other): return 'S-'
print(S('a') + 'b', 'a' + S('b'), type(S('x')[0]), type(S('x').upper()), S('abc') == 'abc', hash(S('abc')) == hash('abc'), {S('k'): 1}['k'], type(str(S('q'))), repr(S('q')), S('é日')[1] == '日')
it = iter('ab'); print(next(it), it.__length_hint__(), list(it), list(it))
print('%s' % S('in'), ''.join([S('a')]).__class__, S('a').join(['x', 'y']), S().__len__(), S(12), S(b'ab', 'ascii'))
show(lambda: str(b'abc')); show(lambda: str(b'\xff', 'ascii')); show(lambda: str(b'abc', 'utf-8', 'strict')); show(lambda: str('a', 'utf-8')); show(lambda: str(1, 'utf-8')); show(lambda: str(object=5)); show(lambda: str(1, 2, 3, 4)); show(lambda: str(b'x', encoding=1))
