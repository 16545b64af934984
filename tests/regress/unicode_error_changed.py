# A UnicodeError whose parts were changed to something else shows what it can: it used to take them for what they had been.
import codecs

MAKERS = (lambda: UnicodeEncodeError("e", "abc", 0, 1, "r"), lambda: UnicodeDecodeError("e", b"abc", 0, 1, "r"),
          lambda: UnicodeTranslateError("abc", 0, 1, "r"))
NAMES = "encoding", "object", "start", "end", "reason"


def attempt(action, *args):
    try:
        return action(*args)
    except Exception as e:
        return repr(e)


for make in MAKERS:
    for name in NAMES:
        e = make()
        print(name, attempt(delattr, e, name), attempt(getattr, e, name), attempt(str, e))
        for v in None, 3, "x", b"y", 1 << 80, -5, True:
            e = make()
            print(name, v, attempt(setattr, e, name, v), attempt(getattr, e, name), attempt(str, e))
    e = make()
    e = e.__class__.__new__(e.__class__)
    print([getattr(e, name) for name in NAMES], repr(str(e)))
    print(attempt(codecs.ignore_errors, e))
    e.object = make().object
    print(attempt(codecs.ignore_errors, e))
print(attempt(UnicodeEncodeError, "e", "abc", 1 << 80, 1, "r"))


class Text(str):
    def __str__(self):
        del e.object
        return self


e = UnicodeEncodeError(Text("e"), "abc", 0, 1, "r")
print(attempt(str, e))
