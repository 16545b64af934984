# Operators and comparisons whose methods are in Python: who is asked, in which order, and what becomes of the answers.
def tell(text, answer):
    print(text, end=" ")
    return answer

def attempt(f, *args):
    try:
        print("->", f(*args))
    except Exception as e:
        print("->", type(e).__name__, e)

class Says:
    """Answers every question with what it was given."""
    def __init__(self, name, **answers):
        self.name, self.answers = name, answers
    def __repr__(self):
        return self.name
    def ask(self, what, other):
        return tell(f"{self.name}.{what}({other})", self.answers.get(what, NotImplemented))
    def __add__(self, o): return self.ask("add", o)
    def __radd__(self, o): return self.ask("radd", o)
    def __iadd__(self, o): return self.ask("iadd", o)
    def __sub__(self, o): return self.ask("sub", o)
    def __rsub__(self, o): return self.ask("rsub", o)
    def __pow__(self, o, m=None): return self.ask("pow", (o, m))
    def __rpow__(self, o, m=None): return self.ask("rpow", (o, m))
    def __matmul__(self, o): return self.ask("matmul", o)
    def __rmatmul__(self, o): return self.ask("rmatmul", o)
    def __imatmul__(self, o): return self.ask("imatmul", o)
    def __lt__(self, o): return self.ask("lt", o)
    def __gt__(self, o): return self.ask("gt", o)
    def __le__(self, o): return self.ask("le", o)
    def __ge__(self, o): return self.ask("ge", o)
    def __eq__(self, o): return self.ask("eq", o)
    def __ne__(self, o): return self.ask("ne", o)
    __hash__ = None

class Sub(Says):
    def __radd__(self, o): return self.ask("radd", o)
    def __rmatmul__(self, o): return self.ask("rmatmul", o)

class Other(Says):
    pass

def add(a, b): return a + b
def sub(a, b): return a - b
def power(a, b): return a ** b
def matmul(a, b): return a @ b
def add_one(a): return a + 1
def one_minus(a): return 1 - a
def iadd(a, b):
    a += b
    return a
def iadd_one(a):
    a += 1
    return a
def isub(a, b):
    a -= b
    return a
def imatmul(a, b):
    a @= b
    return a

print("--- the left one, then the right one")
attempt(add, Says("a", add=1), Says("b", radd=2))
attempt(add, Says("a"), Says("b", radd=2))          # one class: the reflected method is not asked
attempt(add, Says("a"), Other("b", radd=2))         # Other inherits the same methods, but is a subclass
attempt(add, Says("a"), Other("b"))
attempt(add, Other("a"), Says("b", radd=2))
attempt(sub, Says("a"), 5)
attempt(sub, 5, Says("a", rsub=3))
attempt(one_minus, Says("a", rsub=3))
attempt(one_minus, Says("a"))
attempt(add_one, Says("a", add=3))
attempt(add_one, Says("a"))
attempt(add, [1], Says("a", radd="list"))
attempt(add, [1], Says("a"))
attempt(add, "s", Says("a"))
attempt(power, Says("a", pow=9), 2)
attempt(power, 2, Says("a", rpow=9))
attempt(power, Says("a"), Says("b"))

print("--- a subclass on the right is asked first, if it has the method itself")
attempt(add, Says("a", add=1), Sub("b", radd=2))
attempt(add, Says("a", add=1), Sub("b"))
attempt(add, Says("a"), Sub("b"))
attempt(add, Says("a", add=1), Other("b", radd=2))
attempt(matmul, Says("a", matmul=1), Sub("b", rmatmul=2))
attempt(sub, Says("a", sub=1), Sub("b", rsub=2))

class Int(int):
    def __add__(self, o): return tell("Int.add", int.__add__(self, o))
    def __radd__(self, o): return tell("Int.radd", NotImplemented)
    def __rsub__(self, o): return tell("Int.rsub", "mine")
    def __lt__(self, o): return tell("Int.lt", NotImplemented)
attempt(add, Int(2), 3)
attempt(add, 3, Int(2))
attempt(sub, 3, Int(2))
attempt(add, Int(2), "x")
attempt(add_one, Int(2))
attempt(lambda: Int(1) < 2)
attempt(lambda: 1 < Int(2))
attempt(lambda: 1 > Int(2))

print("--- in place")
attempt(iadd, Says("a", iadd=1), 5)
attempt(iadd, Says("a", add=1), 5)
attempt(iadd, Says("a"), Sub("b", radd=4))
attempt(iadd, Says("a"), Other("b"))
attempt(iadd_one, Says("a", iadd=7))
attempt(iadd_one, Says("a"))
attempt(isub, Says("a", sub=2), 5)
attempt(isub, 5, Says("a", rsub=6))
attempt(isub, 5, Says("a"))
attempt(imatmul, Says("a", imatmul=2), 5)
attempt(imatmul, Says("a"), 5)
attempt(iadd, [], Says("a", radd=6))

print("--- comparisons")
def lt(a, b): return a < b
def le(a, b): return a <= b
def eq(a, b): return a == b
def ne(a, b): return a != b
def gt(a, b): return a > b
def lt_branch(a, b): return "yes" if a < b else "no"
def not_lt_branch(a, b): return "no" if not a < b else "yes"
def eq_branch(a, b): return "yes" if a == b else "no"
def ne_branch(a, b): return "yes" if a != b else "no"
def lt_one(a): return "yes" if a < 1 else "no"
def one_lt(a): return "yes" if 1 < a else "no"
for f in lt, lt_branch, not_lt_branch:
    attempt(f, Says("a", lt=True), Says("b"))
    attempt(f, Says("a", lt=[]), Says("b"))
    attempt(f, Says("a"), Says("b", gt=[0]))
    attempt(f, Says("a", lt=1), Sub("b", gt=0))
    attempt(f, Says("a"), Sub("b"))
    attempt(f, Sub("a"), Says("b"))
    attempt(f, Says("a"), 5)
    attempt(f, 5, Says("a", gt="x"))
for f in eq, ne, eq_branch, ne_branch:
    attempt(f, Says("a", eq=True, ne=True), Says("b"))
    attempt(f, Says("a"), Says("b", eq="", ne=""))
    attempt(f, Says("a"), Says("b"))
    a = Says("a")
    attempt(f, a, a)
attempt(le, Says("a"), Says("b", ge=3))
attempt(gt, Says("a"), Says("b", lt=3))
attempt(lt_one, Says("a", lt="x"))
attempt(one_lt, Says("a", gt=""))
attempt(lt_one, Says("a"))

class OnlyEq:
    def __init__(self, answer): self.answer = answer
    def __eq__(self, o): return tell("eq", self.answer)
    __hash__ = None
for answer in True, False, 0, [1], NotImplemented:
    attempt(ne, OnlyEq(answer), 1)
    attempt(ne_branch, OnlyEq(answer), 1)
    attempt(ne, 1, OnlyEq(answer))
    attempt(ne, OnlyEq(NotImplemented), OnlyEq(answer))

print("--- chains")
def chain(a, b, c): return a < b < c
def chain_branch(a, b, c): return "yes" if a < b <= c else "no"
for f in chain, chain_branch:
    attempt(f, Says("a", lt=1), Says("b", lt=2, le=3), Says("c"))
    attempt(f, Says("a", lt=0), Says("b", lt=2, le=3), Says("c"))
    attempt(f, Says("a", lt=[]), Says("b", lt=2), Says("c"))
    attempt(f, Says("a", lt=[1]), Says("b"), Says("c", gt="c", ge=""))
    attempt(f, 1, Says("b", gt=1, lt=0, le=0), 5)

print("--- unary, and methods that are not functions")
class Unary:
    def __neg__(self): return "neg"
    def __pos__(self): return ["pos"]
    def __invert__(self): raise KeyError("invert")
attempt(lambda u: -u, Unary())
attempt(lambda u: +u, Unary())
attempt(lambda u: ~u, Unary())

class Callable:
    def __call__(self, *args): return tell("called", args[-1])
class Bound:
    __add__ = Callable()
    __lt__ = Callable()
    __neg__ = staticmethod(lambda: "static")
    __radd__ = staticmethod(lambda o: ("radd", o))
    __sub__ = classmethod(lambda cls, o: (cls.__name__, o))
    __mul__ = print
    __mod__ = None
attempt(add, Bound(), 1)
attempt(add, 1, Bound())
attempt(lt, Bound(), 1)
attempt(lt_branch, Bound(), 0)
attempt(lambda b: -b, Bound())
attempt(sub, Bound(), 2)
attempt(lambda b: b * 3, Bound())
attempt(lambda b: b % 3, Bound())

print("--- signatures that do not fit")
class Odd:
    def __add__(self): return 1
    def __sub__(self, a, b=5): return (a, b)
    def __mul__(self, *args, **kwargs): return (args, kwargs)
    def __truediv__(self, a, *, key): return key
    def __eq__(*args): return len(args)
    __hash__ = None
attempt(add, Odd(), 1)
attempt(sub, Odd(), 1)
attempt(lambda o: o * 4, Odd())
attempt(lambda o: o / 4, Odd())
attempt(eq, Odd(), 4)

print("--- a class that changes")
class Changing:
    def __add__(self, o): return 1
    def __eq__(self, o): return False
    __hash__ = None
def both(c): return c + 0, c == 0, bool(c == 0)
for step in range(3):
    c = Changing()
    print(both(c), end=" ")
Changing.__add__ = lambda self, o: 2
print(both(c), end=" ")
Changing.__eq__ = lambda self, o: "eq"
print(both(c), end=" ")
del Changing.__eq__
print(both(c), end=" ")
class Base:
    def __add__(self, o): return "base"
Changing.__add__ = Base.__add__
print(both(c), end=" ")
del Changing.__add__
attempt(both, c)
def replace(self, o):
    Changing.__add__ = lambda self, o: "after"
    return NotImplemented
Changing.__add__ = replace
Changing.__radd__ = lambda self, o: "reflected"
attempt(add, c, 1)
attempt(add, c, 1)
attempt(add, 1, c)
for n in range(40):
    Changing.__add__ = lambda self, o, n=n: n
    assert c + 1 == n

print("--- generators and coroutines as methods")
class Lazy:
    def __add__(self, o):
        yield o
        yield o + 1
    def __lt__(self, o):
        yield o
    async def __sub__(self, o):
        return o * 2
    def __bool__(self):
        yield True
    def __len__(self):
        yield 1
attempt(lambda: list(Lazy() + 1))
attempt(lambda: list(Lazy() < 1))
attempt(lt_branch, Lazy(), 1)
def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as e:
        return e.value
attempt(lambda: run(Lazy() - 21))
attempt(lambda: 1 if Lazy() else 2)
attempt(lambda: not Lazy())

print("--- inside generators")
def steps(a, b):
    yield a + b
    yield a - b if a < b else 0
    for x in range(2):
        yield -a
    a += b
    yield a
class Number:
    def __init__(self, n): self.n = n
    def __add__(self, o): return Number(self.n + o.n)
    def __sub__(self, o): return Number(self.n - o.n)
    def __lt__(self, o): return Number(self.n < o.n)
    def __bool__(self): return self.n != 0
    def __neg__(self): return Number(-self.n)
    def __repr__(self): return f"Number({self.n})"
print(list(steps(Number(1), Number(2))), list(steps(Number(5), Number(2))))
print(sum((Number(n) for n in range(4)), Number(0)))
async def coroutine(a, b):
    return a + b if a < b else -a
print(run(coroutine(Number(1), Number(2))), run(coroutine(Number(3), Number(2))))
