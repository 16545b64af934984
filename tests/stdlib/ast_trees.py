# Trees: parsed, shown, changed, compiled again, turned back into text.
import ast
import copy
import pickle

source = '''\
"""Doc."""
from __future__ import generator_stop
import os.path as p, sys
from . import x as y
from ..a.b import *
global_name: int = 3
(annotated): str
a.b: list[int]
x = y = [1, 2.5, 3j, None, True, ..., b'b', 'a' u'b', -1, 10**400]


@decorator(1)
class C[T: int = str, *Ts, **P](Base, metaclass=M, **kw):
    'class doc'
    async def f[U](self, a, /, b: int = 1, *args: tuple, c, d=2, **kwargs) -> 'ret':
        """Doc
        more.
        """
        nonlocal_ = yield
        await g()
        async for i, (j, *k) in aiter(): break
        else: continue_ = 1
        async with a as b, c: pass
        return [z async for z in w if z if not w]


def g(*, a): return lambda *a, b=1, **c: (a, b)
if a < b <= c is not d in e: pass
elif not (a and b or c): del a, b[0], c.d
else:
    while (n := f(1, *a, k=2, **b)): break
    else: assert n, 'message'
for a in b:
    continue
else:
    raise E from None
try: raise
except (A, B) as e: x += 1
except C: x @= 2
else: y = {**a, 'b': 1}, {1, 2}, {i: j for i, j in k}, {i for i in j}, (i for i in j)
finally: z = a[1:2, ::3, ...] if b else a[-1]
try: pass
except* E: pass
with (open(f) as g, h): print(f'{g!r:>{w}} {{}} {h=} {"nested"!s}', t'{g!a}{h:x}')
match x:
    case 1 | -2.5 | 'a' | 1+2j if y: pass
    case [a, *_, {'k': v, **rest}]: pass
    case Point(1, y=Name.x) as whole: pass
    case None | True: pass
    case (): pass
    case _: pass
type Alias[T] = list[T]
a = b ** -c ** d * (e + f) % g // h << 1 >> 2 & 3 ^ 4 | ~5
print((yield_ := 1), (a, b), (a,), (), [*a, *b], not a, (lambda: 0)(), (1).real, 1.0 .real, -(-a), (-1) ** 2, (a if b else c) if d else e)
'''
tree = ast.parse(source)
print(ast.dump(tree, indent=1))
print(ast.dump(ast.parse('a = b + [1]'), annotate_fields=False), ast.dump(ast.parse('x'), include_attributes=True))
print(ast.dump(ast.parse('f()', mode='eval'), show_empty=True), ast.dump(ast.parse('pass;pass', mode='single')))
text = ast.unparse(tree)
print(text)
print(ast.compare(tree, ast.parse(text)), ast.unparse(ast.parse(text)) == text)
print(repr(ast.parse('a = b + c(d)\nx')), repr(ast.Constant(1)), ast.Name.__doc__, ast.boolop.__doc__)

for text in ("'a\"b'", "'''a'b\"c'''", "'a\\nb'", "f'{x!r}\\n{{'", "f'{a[\"b\"]}'", "f'''{x}\n'{y}\"'''", "'\\\\'", "b'\\x00'", '1e999', '-1e999j', "'\\u2028é'",
             "f'{x:{y}{{z}}}'", "(yield)", "a[b,]", "a[(b, c)]", "a[()]", "x = (yield)", "lambda: (yield)", "{**{}}", "*a, b = c", "f(*a, **b)",
             "not (a == b)", "(not a) == b", "-a ** b", "(-a) ** b", "a ** -b", "(a ** b) ** c", "a and (b and c)", "(a or b) and c", "a < (b < c)", "(await_)",
             "async def f(): await (await x); return (await y)", "for (a, b) in c: pass", "with (a, b): pass", "with ((yield) as b): pass", "assert (a, b)",
             "return_ = (a := 1)", "f((a := 1))", "a[b := 1]", "x: int = (1, 2)", "del (a, b)", "import a.b.c", "1 if a else (2 if b else 3)", "(lambda x: x)(1)",
             "'a' 'b'", "u'x'", "[a for b in c for d in (e if f else g) if h]", "a.b[c](d).e", "global a, b", "class A: x = 1", "def f(): 'doc'; pass"):
    tree = ast.parse(text)
    again = ast.unparse(tree)
    print(again.replace('\n', '|'), ast.dump(tree) == ast.dump(ast.parse(again)))
print(ast.unparse(ast.parse('a; b\nif c: d', mode='exec').body), '|', ast.unparse(ast.parse('a; b', mode='single')), '|', ast.unparse(ast.parse('a+b', mode='eval')))
print(ast.unparse(ast.Set([])), ast.unparse(ast.Constant((1, 2))), ast.unparse(ast.Constant((1,))), ast.unparse(ast.arguments()))

# Copies
tree = ast.parse('x = f(1)')
for other in (copy.deepcopy(tree), pickle.loads(pickle.dumps(tree))):
    print(ast.compare(tree, other, compare_attributes=True), other is tree)
node = ast.parse('a.b').body[0].value
print(ast.dump(copy.replace(node, attr='c')), node.attr)
try:
    copy.replace(node, nothing=1)
except TypeError as error:
    print(error)
print(ast.compare(ast.parse('x'), ast.parse('y')), ast.compare(ast.parse('x'), ast.parse(' x'.strip() + ' ')), ast.compare(ast.parse('x'), ast.parse('(x)'), compare_attributes=True))
