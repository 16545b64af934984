# What code knows about its function.
import warnings
from _show import show


def f(a, b, /, c, *args, d, **kw):
    "Docs."
    local = a
    def inner():
        return local, a
    return inner


c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, sorted(c.co_cellvars), c.co_freevars, c.co_filename, c.co_firstlineno, c.co_flags & 0xF, type(c.co_consts).__name__, c.co_consts[0])
inner = f(1, 2, 3, d=4).__code__
print(sorted(inner.co_freevars), inner.co_qualname, type(c.co_code), type(c.co_names), c.co_stacksize >= 0, type(c.co_linetable), type(c.co_exceptiontable), [n for n in ("print", "len") if n in compile("print(len)", "x", "eval").co_names])
print(sorted({line for _, _, line in c.co_lines() if line}), all(len(p) == 4 for p in c.co_positions()), list(c.co_branches())[:0], c.__repr__().startswith("<code object f at 0x"), c.__getattribute__("co_name"), c.co_varnames[:2], c._varname_from_oparg(0))
show(lambda: c.nope)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(type(c.co_lnotab), [f"{w.category.__name__}: {w.message}" for w in caught])
