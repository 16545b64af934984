# Keys of equal hashes are told apart by ==, whatever happens to them.
class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.n == other.n


d = {Key(i): i for i in range(50)}
print(len(d), d[Key(7)], Key(50) in d, d.pop(Key(20)), Key(20) in d, d[Key(49)], len(d))
for i in range(0, 50, 2):
    d.pop(Key(i), None)
print(sorted(k.n for k in d) == list(range(1, 50, 2)))
