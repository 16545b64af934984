import linecache

print(repr(linecache.getline(__file__, 1)), repr(linecache.getline(__file__, 99)), linecache.getlines("/no/such"))
