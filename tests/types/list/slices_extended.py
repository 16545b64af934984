# Slices of lists with any start, stop and step, against what indices() says.
l = list(range(7))
values = [None, -9, -7, -3, -1, 0, 2, 6, 7, 9]
bad = count = 0
for a in values:
    for b in values:
        for c in (None, -9, -2, -1, 1, 2, 3, 9):
            s = slice(a, b, c)
            count += 1
            if l[s] != [l[i] for i in range(*s.indices(7))]: bad += 1
            m = l[:]
            del m[s]
            if m != [x for i, x in enumerate(l) if i not in range(*s.indices(7))]: bad += 1
            m = l[:]
            m[s] = ["x"] * len(range(*s.indices(7)))
            if c not in (None, 1) and m != ["x" if i in range(*s.indices(7)) else x for i, x in enumerate(l)]: bad += 1
print(count, bad)
