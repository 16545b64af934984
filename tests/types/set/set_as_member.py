# A set that is looked for in a set is compared by its frozen contents.
s = {frozenset({1, 2}), frozenset()}
print({1, 2} in s, set() in s, {3} in s, s.__contains__({2, 1}))
s.remove({1, 2})
s.discard(set())
print(s)
