# -, +, abs(), and truth.
print(-5, +5, - -5, abs(-5), abs(-(10**30)), -(2**63), abs(-2**63), (5).__neg__(), (-5).__pos__(), (-5).__abs__(), bool(0), bool(-1), (0).__bool__(), not 5, type(+True), type(-True), type(abs(False)))
