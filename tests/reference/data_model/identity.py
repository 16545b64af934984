# is compares identities; equal is not same.
a = [1]
b = [1]
c = a
print(a == b, a is b, a is c, a is not b, None is None, type(a) is list, id(a) == id(c))
c += [2]
print(a, b)
