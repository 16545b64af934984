import copy

a = [1, [2, 3], {"k": (4, [5])}]
s, d = copy.copy(a), copy.deepcopy(a)
a[1].append(9); a[2]["k"][1].append(8)
print(s, d)
loop = []; loop.append(loop)
c = copy.deepcopy(loop)
print(c[0] is c, c is not loop)
class P:
    def __init__(self, x): self.x = x
p = P([1])
q, r = copy.copy(p), copy.deepcopy(p)
print(q.x is p.x, r.x is p.x, r.x)
class D:
    def __deepcopy__(self, memo): return "deep"
    def __copy__(self): return "shallow"
print(copy.copy(D()), copy.deepcopy([D()]))
t = (1, "a")
print(copy.deepcopy(t) is t, copy.copy(len) is len)
