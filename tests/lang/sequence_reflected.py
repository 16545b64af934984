# What a sequence's operators leave to the other operand.
class R:
    def __radd__(self, other): return ('radd', other)
    def __rmul__(self, other): return ('rmul', other)
class N:
    def __radd__(self, other): return NotImplemented
    def __rmul__(self, other): return NotImplemented
    def __iter__(self): return iter('it')
class A:
    def __add__(self, other): return 'add'
    def __iter__(self): return iter('ab')
class I:
    def __index__(self): return 2
class J(I):
    def __rmul__(self, other): return 'J'
class M(int): pass
class L(list):
    def __radd__(self, other): return 'L radd'
for s in ([1], (1,)):
    print(s + R(), s * R(), s * I(), I() * s, s * J(), s * M(3), M(3) * s, s * True)
    for f in (lambda: s + N(), lambda: s * N(), lambda: s + A(), lambda: s + 1, lambda: s * 'a', lambda: 'a' * s,
              lambda: s * s, lambda: A() * s, lambda: s + None):
        try: print(f())
        except TypeError as e: print(e)
print([1] + L([2]), [1].__add__(L([2])))
x = [1]; x += R(); print(x)
x = [1]; x += N(); print(x)
x = [1]; x += A(); print(x)
x = [1]; x *= R(); print(x)
x = [1]; x *= I(); print(x)
