def show(f, *args):
    try:
        print(ascii(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)
show(str.maketrans, {'a': 'b', 98: None, 'c': 'xyz', 100: 0x1f600}); show(str.maketrans, 'abc', 'xyz'); show(str.maketrans, 'abc', 'xyz', 'de')
show(str.maketrans, 'ab', 'x'); show(str.maketrans, 'ab', 1); show(str.maketrans, 1); show(str.maketrans, {'ab': 1}); show(str.maketrans, {1.5: 1}); show(str.maketrans, 1, 'a'); show(str.maketrans, 'a', 'b', 3)
show('abcde'.translate, str.maketrans({'a': 'b', 98: None, 'c': 'xyz', 100: 0x1f600}))
show('abcde'.translate, {97: 0x110000}); show('abcde'.translate, {97: 1.5}); show('abcde'.translate, 5)
class T:
    def __getitem__(self, k):
        if k == 97: raise LookupError
        if k == 98: raise IndexError
        return chr(k).upper()
show('abcdé'.translate, T())
class E:
    def __getitem__(self, k): raise RuntimeError('boom')
show('abc'.translate, E()); show('abc'.translate, 'xyz' * 50); show(''.translate, {})
