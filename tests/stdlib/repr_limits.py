import reprlib

print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({n: n for n in range(9)}), reprlib.repr(10 ** 60))
class L(list):
    @reprlib.recursive_repr()
    def __repr__(self): return f"<{', '.join(map(repr, self))}>"
l = L([1]); l.append(l)
print(l)
