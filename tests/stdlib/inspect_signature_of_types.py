# Signatures of built-in classes, their constructors, and classes that inherit these.
import inspect
import types


class Plain: pass
class Failure(Exception): pass
class OwnInit(Exception):
    def __init__(self, a): pass
class Number(int): pass
class Sequence(list): pass
class Meta(type): pass


def signature(f):
    try:
        return str(inspect.signature(f))
    except ValueError as e:
        return f"{type(e).__name__} {e}"


for cls in (Plain, Failure, OwnInit, Number, Sequence, Meta, ValueError, OSError, ExceptionGroup, int, list, str, type,
            types.MethodType, types.GenericAlias, types.CodeType):
    print(cls.__name__, signature(cls), signature(cls.__new__))
print(object.__new__.__text_signature__, ValueError.__text_signature__, types.MethodType.__text_signature__)
