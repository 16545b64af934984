# The hash of a complex number without an imaginary part is that of the number.
print(hash(5 + 0j) == hash(5), hash(1.5 + 0j) == hash(1.5), hash(1j) == hash(1j), {1: "a"}[1 + 0j], (1j).__hash__() == hash(1j), hash(1j) != hash(-1j), len({1, 1.0, 1 + 0j, True}))
