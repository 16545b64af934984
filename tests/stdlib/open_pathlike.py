import io


class P:
    def __init__(self, p):
        self.p = p

    def __fspath__(self):
        return self.p

    def __repr__(self):
        return "<P>"


for f in (open, io.FileIO):
    for p in (P('/nope/x'), P(b'/nope/x'), P(3)):
        try:
            f(p)
        except Exception as e:
            print(type(e).__name__, e, getattr(e, 'filename', 0))
with open(P('/dev/null')) as f:
    print(f.name)
with io.FileIO(P('/dev/null')) as f:
    print(f.name)
try:
    open(1.5)
except TypeError as e:
    print(e)
