# co_lnotab, which CPython 3.14 still has and warns about, is not there.
print(hasattr((lambda: 0).__code__, "co_lnotab"))       # -> False
