import types, inspect, dis
def f(a, /, b=2, *args, c, **kw):
    x = a + b
    def g():
        return x
    for i in args:
        if i:
            print(i)
    return g
c = f.__code__

print(c.co_varnames, c.co_cellvars, c.co_freevars, c.co_nlocals, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, hex(c.co_flags))
print(c.co_names, c.co_name, c.co_qualname, c.co_firstlineno)
print([l - c.co_firstlineno for s, e, l in c.co_lines() if l is not None])
print(sorted({(p[0], p[1]) for p in c.co_positions() if p[0]}))
d = c.replace(co_name='h', co_filename='x.py', co_firstlineno=100, co_qualname='q.h')
print(d.co_name, d.co_filename, d.co_firstlineno, d.co_qualname, d == c, c.replace() == c, hash(c.replace()) == hash(c))
print([l - 100 for s, e, l in d.co_lines() if l is not None])
import copy
print(copy.replace(c, co_name='z').co_name)
for bad in (dict(co_name=1), dict(co_argcount=-1), dict(co_argcount=99), dict(co_code='x'), dict(foo=1), dict(co_varnames=('a',)), dict(co_consts=[])):
    try: c.replace(**bad)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
    else: print('fine', bad)
e = c.replace(co_varnames=('a1', 'b1', 'c1', 'args1', 'kw1', 'i', 'g'))
print(e.co_varnames, inspect.signature(types.FunctionType(e, {})))
g = f(1, c=2)
print(g.__code__.co_freevars, g.__code__.co_flags)
h = types.FunctionType(g.__code__.replace(co_freevars=('y',)), {}, closure=(types.CellType(5),))
print(h(), h.__code__.co_freevars)
def k(): return 'a', 1000
k2 = types.FunctionType(k.__code__.replace(co_consts=tuple('b' if x == 'a' else x for x in k.__code__.co_consts)), {})
print(k2())
co = k.__code__
print(type(co.co_code), type(co.co_linetable), type(co.co_exceptiontable), type(co._varname_from_oparg(0)) if co.co_varnames else '')
m = types.CodeType(co.co_argcount, co.co_posonlyargcount, co.co_kwonlyargcount, co.co_nlocals, co.co_stacksize, co.co_flags, co.co_code, co.co_consts, co.co_names, co.co_varnames, co.co_filename, co.co_name, co.co_qualname, co.co_firstlineno, co.co_linetable, co.co_exceptiontable, co.co_freevars, co.co_cellvars)
print(m == co, types.FunctionType(m, {})())
for fn in (f, g):
    co = fn.__code__
    m = types.CodeType(co.co_argcount, co.co_posonlyargcount, co.co_kwonlyargcount, co.co_nlocals, co.co_stacksize, co.co_flags, co.co_code, co.co_consts, co.co_names, co.co_varnames, co.co_filename, co.co_name, co.co_qualname, co.co_firstlineno, co.co_linetable, co.co_exceptiontable, co.co_freevars, co.co_cellvars)
    print(m == co, list(m.co_lines()) == list(co.co_lines()), list(m.co_positions()) == list(co.co_positions()))
    fn2 = types.FunctionType(m, globals(), closure=fn.__closure__)
    print(fn2(1, 2, c=1)() if fn is f else fn2())
def tr(x):
    try: return 1 / x
    except ZeroDivisionError: return 'zero'
    finally: x = 0
co = tr.__code__
m = types.CodeType(co.co_argcount, co.co_posonlyargcount, co.co_kwonlyargcount, co.co_nlocals, co.co_stacksize, co.co_flags, co.co_code, co.co_consts, co.co_names, co.co_varnames, co.co_filename, co.co_name, co.co_qualname, co.co_firstlineno, co.co_linetable, co.co_exceptiontable, co.co_freevars, co.co_cellvars)
print(types.FunctionType(m, {'__builtins__': __builtins__})(0), types.FunctionType(m, {'__builtins__': __builtins__})(2))
try: types.CodeType(1)
except TypeError as e: print(e)
print([type(b) for b in f.__code__.co_branches()][:1], len(list(f.__code__.co_branches())))
print([(x - c.co_firstlineno) for x in sorted({l for _, l in dis.findlinestarts(c) if l})])


