class L(list):
    def __init__(self, *a, tag=None):
        super().__init__(*a); self.tag = tag
x = L([1, 2, 3], tag='t')
print(x, x.tag, type(x), isinstance(x, list), x == [1, 2, 3], type(x[1:]), type(x + [1]), type(x * 2), type(x.copy()), len(x))
x.append(4); x[0] = 9; del x[1]; print(x, sorted(x), list(x), x.__dict__)
class M(list):
    def __getitem__(self, i): return 'got'
    def __len__(self): return 42
    def __iter__(self): return iter('xy')
m = M([1, 2]); print(m[0], len(m), list(m), [*m], m.pop(), repr(m), sorted(m), tuple(m), m + [5])
a = []; a.extend(m); print(a)
class N(list): pass
n = N('abc'); n.z = 1; print(n, n.z, n == ['a', 'b', 'c'], n < ['b'], 'a' in n)
n += 'd'; n *= 2; print(n, type(n))
class NI(list):
    def __new__(cls, *a, **k): return super().__new__(cls)
print(NI([1, 2]))
class S(list): __slots__ = ('q',)
s = S([1]); s.q = 5; print(s, s.q)
print(L.__mro__)
class Cnt(list):
    def append(self, v): print('append', v); super().append(v)
c = Cnt(); c.append(1); c.extend([2]); print(c)
try: list.append({}, 1)
except TypeError as e: print(e)
try: list.__new__(int)
except TypeError as e: print(e)
