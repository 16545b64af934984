from functools import *

@total_ordering
class N:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n
    def __lt__(self, other): return self.n < other.n
print(N(1) < N(2), N(1) <= N(1), N(2) > N(1), N(1) >= N(2))
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(max, [], 7))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))

def deco(f):
    @wraps(f)
    def wrapper(*args): return f(*args) + 1
    return wrapper
@deco
def one():
    "doc of one"
    return 1
print(one(), one.__name__, one.__doc__, one.__wrapped__())

class C:
    count = 0
    @cached_property
    def value(self):
        C.count += 1
        return 42
c = C()
print(c.value, c.value, C.count, c.__dict__)
del c.value
print(c.value, C.count)
try:
    reduce(max, [])
except TypeError as error:
    print(error)
