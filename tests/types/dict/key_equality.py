# A key is found by hash and equality; the first key stays, the last value counts.
class K:
    def __init__(self, h, name): self.h, self.name = h, name
    def __hash__(self): return self.h
    def __eq__(self, other):
        print(f"{self.name}=={other.name}", end=" ")
        return self.name[0] == other.name[0]
    def __repr__(self): return self.name


a1, a2, b = K(1, "a1"), K(1, "a2"), K(1, "b")
d = {a1: 1}
d[a2] = 2
print(d)
d[b] = 3
print(d, d[a1])
print(K(2, "a3") in d)
print(a2 in d, d.pop(a2), d)
d = {1: "int", 1.0: "float", True: "bool"}
print(d, d[1 + 0j], {"a": 1} == {"a": 1.0}, {1: 2} == {True: 2.0})
nan = float("nan")
print({nan: 1}.get(nan), {nan: 1} == {nan: 1}, float("nan") in {nan})
