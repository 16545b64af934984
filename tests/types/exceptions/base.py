# args, text, and attributes of any exception.
from _show import show

for e in Exception(), Exception("a"), Exception("a", 1), Exception(None), BaseException([1]), ValueError(ValueError("inner")):
    print(repr(e), "|", str(e), "|", e.args, e.__repr__() == repr(e), e.__str__() == str(e))
e = Exception("a", "b")
e.args = [1]
print(e.args, e)
e.extra = 5
print(e.__dict__, Exception.__new__(ValueError, "x"), e.__getattribute__("extra"))
show(setattr, e, "args", 5)
show(Exception, x=1)
show(delattr, e, "args")
e.__setattr__("more", 6)
e.__delattr__("more")
print(e.__dict__)
e.__dict__ = {"replaced": 1}
print(e.replaced)
e.__init__("again")
print(e.args)
