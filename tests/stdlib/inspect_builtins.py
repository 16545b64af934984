# Signatures of builtins that CPython knows.
import inspect
import sys

for obj in (len, print, sorted, isinstance, hasattr, setattr, sum, hash, eval, exec, repr, callable, id, abs, pow, round, ord, chr, format, divmod, all, any,
            list, tuple, set, frozenset, map, filter, zip, enumerate, reversed, bool, float, complex, property, classmethod, staticmethod, object,
            [].append, [].sort, list.append, str.split, 'a'.join, str.encode, dict.get, {}.setdefault, dict.fromkeys, int.to_bytes, (1).bit_length,
            int.from_bytes, [].index, list.__init__, object.__init__, (1).__add__, int.__add__, list.__len__, sys.exit, sys.getsizeof,
            open, compile, input, iter, getattr, type, vars, dir, super):
    try:
        print(getattr(obj, '__name__', obj), inspect.signature(obj))
    except ValueError as error:
        print(type(error).__name__, str(error).partition(' at 0x')[0])


class A(list):
    pass


print(inspect.signature(A), inspect.getfullargspec(len), inspect.getfullargspec([].append))
