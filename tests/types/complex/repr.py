# repr(): parentheses around two parts; a part that is zero is left out only if it is positive.
for z in 0j, -0j, 1j, -1j, 1 + 0j, complex(-0.0, 1), complex(0.0, -0.0), complex(-0.0, -0.0), 1.5 - 2.5j, complex("inf-nanj"), 1e20j, complex("nan"), 1e-7 + 1e16j:
    print(repr(z), str(z), z.__repr__(), complex(repr(z)) == z)
