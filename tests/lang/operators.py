# Operators on classes in Python, order of operands, texts of errors.
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except BaseException as e:
        print(type(e).__name__, e)
import operator
class V:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"V({self.n})"
ops = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "matmul", "divmod"]
for op in ops:
    def mk(op, kind):
        def f(self, other): return f"{kind}{op}"
        return f
    setattr(V, f"__{op}__", mk(op, ""))
    setattr(V, f"__r{op}__", mk(op, "r"))
    if op != "divmod": setattr(V, f"__i{op}__", mk(op, "i"))
v = V(1)
print(v + 1, 1 + v, v - 1, 1 - v, v * 2, 2 * v, v / 2, 2 / v, v // 2, 2 // v, v % 2, 2 % v, v ** 2, 2 ** v, v << 1, 1 << v, v >> 1, 1 >> v, v & 1, 1 & v, v | 1, 1 | v, v ^ 1, 1 ^ v, v @ 1, 1 @ v, divmod(v, 1), divmod(1, v))
for sym in ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@"]:
    ns = {"x": V(1)}
    exec(f"x {sym}= 2", ns)
    print(ns["x"], end=" ")
print()
class W: pass
for sym in ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@"]:
    show(lambda: eval(f"W() {sym} 1", {"W": W}))
    def ip():
        ns = {"x": W()}
        exec(f"x {sym}= 1", ns)
    show(ip)
show(lambda: divmod(W(), 1))
show(lambda: pow(W(), 1))
show(lambda: pow(W(), 1, 2))
show(lambda: pow(2, "a", 2))
show(lambda: -W()); show(lambda: +W()); show(lambda: ~W()); show(lambda: abs(W()))
show(lambda: print >> 3)
show(lambda: [] + 1); show(lambda: "" + 1); show(lambda: () + 1); show(lambda: b"" + 1); show(lambda: bytearray() + 1)
show(lambda: [] * "a"); show(lambda: "a" * "b"); show(lambda: 1.5 * "b"); show(lambda: [] * 1.5)
show(lambda: 1 + "a"); show(lambda: 1.5 + "a"); show(lambda: None + 1); show(lambda: {} | []); show(lambda: {1} | [])
show(lambda: {} + {})
class R:
    def __radd__(self, o): return ("radd", o)
    def __rmul__(self, o): return ("rmul", o)
print([1] + R(), "a" + R(), (1,) + R(), 1 + R(), [1] * R(), "a" * R(), None + R())
class Base:
    def __add__(self, o): return "Base.add"
    def __radd__(self, o): return "Base.radd"
class Derived(Base):
    def __radd__(self, o): return "Derived.radd"
class Derived2(Base): pass
print(Base() + Derived(), Base() + Derived2(), Derived() + Base())
class NI:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return NotImplemented
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
show(lambda: NI() + NI()); show(lambda: NI() + 1); show(lambda: 1 + NI()); print(NI() == NI(), NI() != 1); show(lambda: NI() < NI())
class MyInt(int):
    def __add__(self, o): return "MyInt.add"
    def __radd__(self, o): return "MyInt.radd"
print(MyInt(1) + 1, 1 + MyInt(1), MyInt(1) - 1, MyInt(2) ** 2)
class Cmp:
    def __init__(self, n): self.n = n
    def __lt__(self, o): print("lt"); return self.n < o.n
    def __eq__(self, o): print("eq"); return self.n == o.n
print(Cmp(1) < Cmp(2), Cmp(1) > Cmp(2), Cmp(1) == Cmp(1), Cmp(1) != Cmp(1))
show(lambda: Cmp(1) <= Cmp(2))
show(lambda: 1 < "a"); show(lambda: [] < 1); show(lambda: None < None); show(lambda: {} < {}); show(lambda: 1j < 2)
class SubCmp(Cmp):
    def __gt__(self, o): print("sub gt"); return "subgt"
print(Cmp(1) < SubCmp(2))
class BoolErr:
    def __bool__(self): return 3
show(lambda: bool(BoolErr())); show(lambda: not BoolErr())
class LenErr:
    def __len__(self): return -1
show(lambda: len(LenErr())); show(lambda: bool(LenErr()))
class LenStr:
    def __len__(self): return "a"
show(lambda: len(LenStr()))
class LenBig:
    def __len__(self): return 10**30
show(lambda: len(LenBig()))
show(lambda: len(3)); show(lambda: iter(3)); show(lambda: next(3)); show(lambda: 3 in 3); show(lambda: W()[1])
def st(): W()[1] = 2
show(st)
def dl(): del W()[1]
show(dl)
show(lambda: W()())
class HashErr:
    def __hash__(self): return "a"
show(lambda: hash(HashErr()))
class HashBig:
    def __hash__(self): return 2**64 + 5
print(hash(HashBig()) == hash(2**64 + 5))
class H1:
    def __hash__(self): return -1
print(hash(H1()))
class Repr:
    def __repr__(self): return 3
show(lambda: repr(Repr())); show(lambda: str(Repr()))
class Str:
    def __str__(self): return 3
show(lambda: str(Str()))
class Fmt:
    def __format__(self, s): return 3
show(lambda: format(Fmt(), "x")); show(lambda: format(W(), "x")); show(lambda: format(3, 3))
class Idx:
    def __index__(self): return 3
print([1, 2, 3, 4][Idx()], "abcd"[Idx()], (5, 6, 7, 8)[Idx()], hex(Idx()), range(Idx()), int(Idx()))
class BadIdx:
    def __index__(self): return "a"
show(lambda: [1][BadIdx()]); show(lambda: range(BadIdx())); show(lambda: range("a"));
class Seq:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
print(list(Seq()), 20 in Seq(), 5 in Seq())
class NoIter:
    __iter__ = None
    def __getitem__(self, i): return i
show(lambda: iter(NoIter())); show(lambda: 1 in NoIter())
class BadIter:
    def __iter__(self): return 3
show(lambda: iter(BadIter()))
class NoCont:
    __contains__ = None
    def __iter__(self): return iter([1])
show(lambda: 1 in NoCont())
class Call:
    def __call__(self, *a, **k): return a, k
print(Call()(1, b=2), callable(Call()), callable(W()))
class Int:
    def __int__(self): return 5
    def __float__(self): return 2.5
    def __complex__(self): return 1j
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return 9
    def __floor__(self): return 8
    def __ceil__(self): return 7
print(int(Int()), float(Int()), complex(Int()), round(Int()), round(Int(), 2))
import math
print(math.trunc(Int()), math.floor(Int()), math.ceil(Int()), math.sqrt(Int()))
class Pow:
    def __pow__(self, e, m=None): return ("pow", e, m)
print(pow(Pow(), 2), pow(Pow(), 2, 3), Pow() ** 4)
print(operator.index(Idx()), operator.length_hint([1, 2]), operator.length_hint(iter([1, 2, 3])))
