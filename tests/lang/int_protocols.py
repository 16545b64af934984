def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")

class HasInt:
    def __int__(self): return 42
class BadInt:
    def __int__(self): return 1.5
class HasIndex:
    def __index__(self): return 7
class BadIndex:
    def __index__(self): return "x"
class HasTrunc:
    def __trunc__(self): return 3
show(int, HasInt())
show(int, BadInt())
show(int, HasIndex())
show(int, BadIndex())
show(int, HasTrunc())
show(hex, HasIndex())
show(hex, HasInt())
show(lambda: [0] * HasIndex())
show(lambda: range(10)[HasIndex()])
show(lambda: 1 + HasIndex())
show(lambda: "12" .__mul__(HasIndex()))
