# The built-in exceptions: what derives from what.
import builtins


def tree(cls, depth=0):
    print("    " * depth + cls.__name__, cls.__module__ if cls.__module__ != "builtins" else "", sep="")
    for sub in sorted(cls.__subclasses__(), key=lambda c: c.__name__):
        if getattr(builtins, sub.__name__, None) is sub:
            tree(sub, depth + 1)


tree(BaseException)
print(IOError is OSError, EnvironmentError is OSError)
