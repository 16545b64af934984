# The methods that search, cut and join.
def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

texts = ['', 'a', 'abc', 'abcabc', 'aaaa', 'héllo', '日本語日本', 'x\U0001f600y\U0001f600', '  pad ', 'a\tb\nc\r\nd', 'Ab1']
needles = ['', 'a', 'b', 'bc', 'aa', 'é', '日本', '\U0001f600', ' ', 'zz']
for s in texts:
    for n in needles:
        print(repr(s), repr(n), s.find(n), s.rfind(n), s.count(n), s.startswith(n), s.endswith(n), n in s,
              s.removeprefix(n), s.removesuffix(n), s.replace(n, '<>'), s.replace(n, 'é', 1))
        if n:
            print(s.split(n), s.rsplit(n, 1), s.partition(n), s.rpartition(n), s.strip(n), s.lstrip(n), s.rstrip(n))
        for i in (-3, 0, 1, 2, None):
            for j in (-1, 1, 3, 100, None):
                print(s.find(n, i, j), s.rfind(n, i, j), s.count(n, i, j), s.startswith(n, i, j), s.endswith(n, i, j), end=' ')
        print()
for s in texts:
    print(s.split(), s.rsplit(None, 1), s.split(maxsplit=1), s.splitlines(), s.splitlines(True), [s.strip(), s.lstrip(), s.rstrip()])
    print(s.center(9), s.ljust(9, '*'), s.rjust(9, 'é'), s.zfill(5), s.expandtabs(), s.expandtabs(3), s.center(10, '-') + '|')
show('abc'.index, 'z'); show('abc'.rindex, 'z'); show('abc'.find, 1); show('abc'.find); show('abc'.count, None)
show('abc'.startswith, 1); show('abc'.startswith, ('a', 1)); show('abc'.startswith, (1, 'a')); show('abc'.endswith, ('x', 'c'))
show('abc'.split, ''); show('abc'.split, 1); show('abc'.partition, ''); show('abc'.partition, 1); show('abc'.strip, 1)
show('abc'.replace, 1, 'a'); show('abc'.replace, 'a', 1); show('abc'.replace, 'a', 'b', 'c')
show('abc'.replace, 'a', 'b', count=0); show('abc'.center); show('abc'.center, 'x'); show('abc'.center, 9, 'xx'); show('abc'.center, 9, 1)
show('abc'.zfill, None); show(','.join, [1]); show(','.join, ['a', 2]); show(','.join, 3); show(','.join, 'abc')
show(','.join, ['é', 'b']); show('日'.join, ['a', 'b']); show(''.join, []); show(','.join, ('a',)); show(','.join, iter(['x', 'y']))
show('abc'.find, 'b', 'x'); show('abc'.split, 'b', 'x'); show('abc'.removeprefix, 1)
print('+12'.zfill(6), '-1'.zfill(4), '--1'.zfill(5), ''.zfill(2))
print('a,b,,c'.split(',', 2), 'a,b,,c'.rsplit(',', 2), ' a  b '.split(' '), 'ab'.split('ab'))
print('one\x0btwo\x0cthree\x1cfour\x1dfive\x1esix\x85seven\u2028eight\u2029nine\r\n'.splitlines())
print(('ab' * 1000 + 'c').find('b' * 3), ('a' * 100000).find('a' * 5000 + 'b'), ('a' * 5000 + 'b' + 'a' * 5000).rfind('b' + 'a' * 5000))
print(('é日' * 3000 + '語').find('日' * 2), ('日' * 50000).find('日' * 3000 + '本'), ('日' * 5000 + '本' + '日' * 5000).rfind('本' + '日' * 5000))
