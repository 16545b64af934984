# exit: 1
# An exception's class is shown with its module and qualified name, unless built in or of __main__.
class Outer:
    class Error(Exception):
        __module__ = "some.module"


raise Outer.Error("message", 2)
