# stderr: SyntaxWarning
print(None, repr(None), type(None), bool(None), None == None, None is None, hash(None) == hash(None))
print(..., repr(...), type(...), Ellipsis is ..., bool(...))
print(NotImplemented, type(NotImplemented))
print(type(None)(), type(...)() is ..., type(NotImplemented)() is NotImplemented)
for f in (lambda: type(None)(1), lambda: type(...)(1), lambda: bool(NotImplemented), lambda: None(), lambda: None + 1,
          lambda: None < None, lambda: type("N", (type(None),), {})):
    try:
        print(f())
    except TypeError as e:
        print(e)
print((...).__reduce__(), NotImplemented.__reduce__())
