# What built-in functions say about too few and too many arguments.
from _show import show

for f in abs, all, any, ascii, bin, callable, chr, delattr, divmod, eval, exec, format, getattr, globals, hasattr, hash, hex, id, isinstance, issubclass, iter, len, locals, next, oct, ord, pow, repr, round, setattr, sum, vars, compile, __import__, aiter, anext, open, input:
    if f not in (globals, locals, input): show(f)
    show(f, 1, 2, 3, 4, 5, 6, 7, 8, 9)
    if f is not print: show(f, nope=1)
