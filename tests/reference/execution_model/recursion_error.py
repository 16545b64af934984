# Recursion that is too deep is a RecursionError, after which all goes on.
import sys

def down(n): return down(n + 1)
class A:
    def __getattr__(self, name): return getattr(self, name + "x")
    def __eq__(self, other): return self == other
    def __repr__(self): return repr(self)
    def __call__(self): return self()
for call in lambda: down(0), lambda: A().x, lambda: A() == 1, lambda: repr(A()), lambda: A()(), lambda: sorted([1, 2], key=lambda x: down(x)):
    try:
        call()
    except RecursionError as e:
        print("maximum recursion depth exceeded" in str(e), isinstance(e, RuntimeError))
old = sys.getrecursionlimit()
sys.setrecursionlimit(150)
try:
    down(0)
except RecursionError as e:
    print("small limit")
sys.setrecursionlimit(old)
for bad in 0, -1:
    try: sys.setrecursionlimit(bad)
    except ValueError as e: print(e)
