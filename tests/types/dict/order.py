# The order is that of insertion, also after many deletions.
d = {i: str(i) for i in range(2000)}
for i in range(0, 2000, 2):
    del d[i]
for i in range(0, 100, 4):
    d[i] = "again"
print(list(d)[:3], list(d)[-3:], len(d), next(reversed(d)), next(iter(d.items())))
d = {"b": 1, "a": 2}
d.update(c=3, b=9)
print(d, d == {"c": 3, "a": 2, "b": 9})
