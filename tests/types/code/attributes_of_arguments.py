# What a code object says about parameters, variables and kind.
import inspect

def plain(): pass
def many(a, b=1, /, c=2, *args, d, e=3, **kw): local = a; return local
def gen(): yield
async def coro(): pass
async def agen(): yield
def cell(x):
    y = 1
    def inner(z): return x + y + z
    return inner
for f in plain, many, gen, coro, agen, cell, cell(1), lambda: 0:
    c = f.__code__
    flags = [n for n in ("OPTIMIZED", "NEWLOCALS", "VARARGS", "VARKEYWORDS", "NESTED", "GENERATOR", "COROUTINE", "ASYNC_GENERATOR") if c.co_flags & getattr(inspect, "CO_" + n)]
    print(c.co_name, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_nlocals, *flags)
print(plain.__code__ == plain.__code__, many.__code__.co_firstlineno, many.__code__.co_qualname, cell(1).__code__.co_qualname)
def one(): return 1
def two(): return 1
print(one.__code__ == two.__code__, eval("lambda: 1").__code__ == eval("lambda: 1").__code__, hash(one.__code__) == hash(one.__code__))
