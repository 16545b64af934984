# A comparison or hash that changes the dict does no harm.
class Evil:
    def __init__(self, action): self.action = action
    def __hash__(self): return 1
    def __eq__(self, other):
        self.action()
        return False


d = {}
d[Evil(lambda: d.clear())] = 1
d[Evil(lambda: None)] = 2
print(len(d))
d = {}
for i in range(5): d[Evil(lambda: None)] = i
probe = Evil(lambda: d.update({object(): 1}))
print(probe in d, len(d) > 5)
d = {Evil(lambda: d.popitem()): 1}
d2 = {Evil(lambda: None): 1}
try: print(d == d2)
except RuntimeError as e: print(e)
l = [Evil(lambda: l.clear()), 2, 3]
print(l.count(5), l, 5 in [Evil(lambda: None)])
l = [Evil(lambda: l.append(1)), 2]
print(l.index(2) if 2 in l else "gone", len(l))
