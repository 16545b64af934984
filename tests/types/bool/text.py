# Text of booleans; with a numeric specification they are numbers.
print(repr(True), str(False), f"{True}", f"{True:d}", f"{False:>6}|", f"{True:6}|", "%d %s %r" % (True, True, False), format(True, "x"), True.__repr__(), "{!r:>6}".format(True))
