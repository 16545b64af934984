from collections import Counter

c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], c.total(), sorted(c.elements())[:3])
c.update("xyz"); c.subtract(a=2)
print(c["a"], c["x"])
a, b = Counter(a=3, b=1), Counter(a=1, b=2)
print(a + b, a - b, a & b, a | b, -Counter(a=-1), a < b, a <= a + b)
a += b
print(a)
