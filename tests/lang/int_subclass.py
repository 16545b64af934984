def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

class Number(int):
    def __new__(cls, value, tag=None):
        self = super().__new__(cls, value)
        self.tag = tag
        return self
for value in (0, 5, -5, 2 ** 62, 2 ** 64, -2 ** 200):
    n = Number(value, "t")
    print(n, repr(n), n.tag, type(n).__name__, n == value, hash(n) == hash(value), n is value)
    print(type(n + 0).__name__, type(+n).__name__, type(-n).__name__, type(abs(n)).__name__, type(int(n)).__name__)
    print(n + 1, 1 + n, n * n, n // 3, n % 3, n << 1, n & 255, divmod(n, 7), n / 2 if abs(value) < 2 ** 100 else "")
    print({n: 1}[value], [10, 20, 30][n % 3], isinstance(n, int), bool(n), n.bit_length(), n.numerator == value)
    n.extra = [n]
    print(n.__dict__.keys())
print(Number.from_bytes(b"\x01\x00").__class__.__name__)
class Bare(int):
    pass
print(Bare(), Bare("12"), Bare("ff", 16), Bare(3.7), Bare(2) ** Bare(10), type(Bare(2) ** 2).__name__)
class Adder(int):
    def __add__(self, other): return "add"
    def __radd__(self, other): return "radd"
print(Adder(1) + 2, 2 + Adder(1), Adder(1) + Adder(2))
show(int.__new__, str)
show(int.__new__, 5)
show(bool.__new__, int)
