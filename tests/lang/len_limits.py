# Lengths that are no small ints here: of ranges, and what __len__ says.
import sys
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for n in (2 ** 61 - 1, 2 ** 61, 2 ** 62 - 1, 2 ** 62, 2 ** 62 + 5, sys.maxsize, sys.maxsize + 1, 2 ** 100, -1, -2 ** 100, 'x'):
    show(lambda: len(L(n)))
    show(lambda: len(L(I(n))))
    show(lambda: bool(L(n)))
    show(lambda: 1 if L(n) else 2)
    show(lambda: not L(I(n)))
    show(lambda: L(n).__len__())
    show(lambda: list(map(len, [L(n)])))
    if n != 'x': show(lambda: len(range(n)))
