# float() asks a subclass's __float__; hexadecimal texts are ASCII; keywords are refused unless there is an __init__.
import warnings


class Forty(float):
    def __float__(self):
        return 42.0


class Whole(int):
    def __float__(self):
        return 2.5


class Twice(float):
    def __float__(self):
        return self


class Wrong(float):
    def __float__(self):
        return 42


class Takes(float):
    def __init__(self, v, extra=None):
        self.extra = extra


class Makes(float):
    def __new__(cls, v, extra=None):
        return super().__new__(cls, v)


print(float(Forty()), float(Whole(1)), float.from_number(Forty(3)), float.from_number(Whole(3)), Takes(2.5, extra=3).extra, Makes(1, extra=2))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(float(Twice(3)), type(float(Twice(3))))
print(len(caught), caught[0].category.__name__, caught[0].message)
for call in (lambda: float(Wrong(1)), lambda: type('S', (float,), {})(x=0), lambda: float(x=1)):
    try:
        call()
    except TypeError as e:
        print(e)
for text in '\uff11', '0x1p\uff10', '\u30001', ' 0x1 ', '\x1c1', '\xe9', 'nan\u3000', '\ud800', '\t-InF\n':
    try:
        print(ascii(text), float.fromhex(text))
    except ValueError as e:
        print(ascii(text), type(e).__name__, e)
