from __future__ import annotations
import sys
def f(a: int | None, b: list [ int ], c: "str", d: 'it\'s', e: lambda x, *y, z=1: x+1, g: x if y else z, h: {1:2, **k}, i: {1,2}, j: [*a, b], k: (1,), l: (a, b), m: a[b:c:d, ...], n: -x ** -y, o: not a and b or c, p: (yield_), q: f'{x!r:>{w}} a{y}', r: b'abc', s: 1e10, t: 1_000, u: 0xff, v: a.b.c(d, *e, f=g, **h), w: x @ y // z % w << 2 >> 1 & 3 ^ 4 | 5, y: [x for x in y if z for w in x], z: {k: v for k, v in z}, aa: (i for i in x), ab: a < b <= c is not d not in e, ac: ..., ad: await_, ae: (), af: [], ag: {}, ah: 1j, ai: "a" "b", aj: (lambda: 0), ak: ~x, al: +x, am: a if (b if c else d) else e, an: (a, b)[0], ao: a[(1,2)], ap: a[1,], aq: x.y[z], ar: f"{x}" "lit{{}}", at: 5 .real, au: (1).real, av: 1.5.real, aw: f(x for x in y), ax: (x for x in y)(z), ay: a[*b], az: a[b, *c], ba: -1 ** 2, bb: (-1) ** 2, bc: (a and b) and c, bd: a and (b and c), be: (a or b) and c, bf: not (not a), bg: a - (b - c), bh: (a - b) - c, bi: 2 ** (3 ** 4), bj: (2 ** 3) ** 4, bk: (a < b) < c, bl: f"{x=}", bm: f"{'a'}", bn: '\n\t\x00é', bo: 'a"b\'c', bp: 1e400, bq: True, br: (lambda *, a, b=2, **k: a), bs: (lambda a, /, b=1: 0), bt: t'{x} y', bu: x[1:2, ::3, :4], bv: x[:], bw: {**a}, bx: f"{x:{y}>10}", by: f"{x!s}", bz: (*a, *b), ca: 1 if a else (2 if b else 3), cb: [(yield_)], cc: f"a\nb{c}", cd: -1, ce: x[-1], cg: 1e-7, ch: 0.1, ci: u'x'): pass
for k, v in f.__annotations__.items(): print(k, '=', v)
x: int = 3
class C:
    y: "int"
    if True:
        z: list[C]
print(__annotations__, C.__annotations__)
def g(*args: *Ts, **kw: Unpack[T]) -> Foo[Bar]: pass
print(g.__annotations__)
print(globals().get('__annotate__', 'none'), '__annotations__' in globals())
for i in range(2):
    cond: i
if False:
    nope: int
print(__annotations__)
def local():
    a: undefined = 1
    return a
print(local.__annotations__, local())
def f2(a: t'{x+1!r:>{w}} b', b: t'{x=}', c: f'{ {1:2} }', d: f'{x!r:{a}b}', e: f'{{}}', f: f"{x:{{}}}" , g: f'{"a" + "b"}', h: f'{a["b"]}\'', i: 1-2j, j: a.b[c](d)(e).f, l: f'{x if y else z}', m: await_(x), n: {*a, b}, o: (x for x in (1, 2)), r: f(**a, b=c), s: f(*a, (x for x in y)), t: "\U0001F600\ud800", u: -5 .real, v: (-5).real, w: (not a) + b, x: (a if b else c)(d), y: (lambda x: x)(1), z: {**a, 'b': c}, A: x[a:b, c], B: x[(a, b):c]): pass
for k, v in f2.__annotations__.items(): print(k, "=", ascii(v))
