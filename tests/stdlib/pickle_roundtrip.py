import pickle

class Point:
    def __init__(self, x, y): self.x, self.y = x, y
    def __eq__(self, other): return vars(self) == vars(other)
class Slots:
    __slots__ = ("a", "b")
class State:
    def __getstate__(self): return {"saved": 1}
    def __setstate__(self, state): self.state = state
class Reduce:
    def __reduce__(self): return (Point, (1, 2))
class Args(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    def __getnewargs__(self): return tuple(self)

shared = [1]
slots = Slots(); slots.a = 5
values = [None, True, 0, -1, 255, 256, 65536, -2 ** 31, 2 ** 31, 2 ** 100, -2 ** 200, 1.5, float("-inf"), "", "text", "\u20ac\U0001f600\n\\", "x" * 300,
          b"", b"bytes", bytes(range(256)), bytearray(b"ba"), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1, [2]], {}, {"a": {"b": 1}}, {1, 2}, frozenset({3}),
          [shared, shared], Point(1, [2]), int, len, Point, range(5), slice(1, 2), complex(1, 2), list(range(3000)), {n: n for n in range(1500)}]
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    copies = [pickle.loads(pickle.dumps(value, protocol)) for value in values]
    same = copies[values.index([shared, shared])]
    print(protocol, copies == values, same[0] is same[1],
          pickle.loads(pickle.dumps(State(), protocol)).state, pickle.loads(pickle.dumps(Reduce(), protocol)) == Point(1, 2))
for protocol in range(2, 6):
    print(pickle.loads(pickle.dumps(slots, protocol)).a, pickle.loads(pickle.dumps(Args(1, 2), protocol)))
loop = [1]; loop.append(loop)
copy = pickle.loads(pickle.dumps(loop))
print(copy[1] is copy)
