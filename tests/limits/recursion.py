def forever(n):
    return forever(n + 1)


class Loop:
    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other


for attempt in (lambda: forever(0), lambda: repr(Loop()), lambda: Loop() == Loop()):
    try:
        attempt()
    except RecursionError as e:
        print(str(e)[:32])       # -> maximum recursion depth exceeded
                                 # -> maximum recursion depth exceeded
                                 # -> maximum recursion depth exceeded
nested = []
for _ in range(100_000):
    nested = [nested]
try:
    repr(nested)
except RecursionError:
    print("deep")                # -> deep
