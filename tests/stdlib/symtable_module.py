"""Every table and symbol of a text that has all kinds of scopes."""
import symtable
import warnings

warnings.simplefilter('ignore')
source = '''
import os, sys as y
from a import b
X: int = 1
Z: "str"
global G
G = 1
def f(a, b=X, *args, c: int, **kw) -> str:
    global g
    nonlocal_ = 1
    x = [i for i in range(a) if y]
    def inner():
        nonlocal nonlocal_
        nonlocal_ += a
        return nonlocal_, undefined
    del x
    lambda q: q + b
    gen = (k for k in args)
    L = [lambda: m for m in gen]
    import p.q as r
    for t in (): pass
    with open(os) as h: pass
    try: pass
    except ValueError as e: pass
    if (w := a): pass
class C(Base, metaclass=M):
    attr = 1
    other: int
    def meth(self):
        return super().meth(), __class__, self.__priv
    __priv = 2
    def meth2(self): pass
    [attr for _ in ()]
    async def am(self): return [z async for z in self]
    class Nested: pass
def gen_func[T: int, *Ts, **P](x: T) -> T:
    return x
class G2[T = int]:
    t: T
    def m(self, v: T): return T
type Alias[A] = list[A]
type Simple = X
print(undefined_global)
match X:
    case {"a": mm, **rest}: pass
    case [p1, *p2]: pass
{s for s in ()}
{k2: v2 for k2, v2 in ()}
'''


def dump(table, indent=''):
    print(f'{indent}{table.get_type()} {table.get_name()} line {table.get_lineno()} nested={table.is_nested()} optimized={table.is_optimized()} {table}')
    for symbol in sorted(table.get_symbols(), key=lambda s: s.get_name()):
        print(f'{indent}    {symbol} global={symbol.is_global()} local={symbol.is_local()} spaces={len(symbol.get_namespaces())}')
    if table.get_type() == 'function':
        for get in table.get_parameters, table.get_locals, table.get_globals, table.get_nonlocals, table.get_frees:
            print(f'{indent}  {get.__name__}', sorted(get()))
    if table.get_type() == 'class':
        print(f'{indent}  methods', table.get_methods())
    for child in table.get_children():
        dump(child, indent + '      ')


dump(symtable.symtable(source, 'f.py', 'exec'))
dump(symtable.symtable('[a for a in b] + c', 'f.py', 'eval'))

top = symtable.symtable('def f(x): pass\ndef f(y): pass\nclass C: pass\nz = 1', '?', 'exec')
print(top.lookup('C').get_namespace() is top.get_children()[-1], top.lookup('z').is_namespace(), len(top.lookup('f').get_namespaces()))
for name in 'f', 'z':
    try:
        top.lookup(name).get_namespace()
    except ValueError as error:
        print(error)
for arguments in ('x', '?', 'other'), ('def', '?', 'exec'), ('def f():\n  nonlocal q', '?', 'exec'), (5, '?', 'exec'), (b'a = "\xc3\xa9"', b'name', 'exec'):
    try:
        print(symtable.symtable(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
