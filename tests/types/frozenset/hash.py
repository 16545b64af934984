# Equal frozensets have equal hashes, in any order of insertion.
print(hash(frozenset("abc")) == hash(frozenset("cba")), {frozenset({1}): "v"}[frozenset({1.0})], frozenset({1}) == {1}, len({frozenset("ab"), frozenset("ba")}), frozenset("a").__hash__() == hash(frozenset("a")), hash(frozenset()) != hash(frozenset([frozenset()])))
