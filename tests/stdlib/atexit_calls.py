import atexit

@atexit.register
def last(): print("registered first, called last")
atexit.register(print, 1, 2, sep="-")
def never(): print("never")
atexit.register(never)
atexit.unregister(never)
print(atexit._ncallbacks())
