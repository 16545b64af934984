"""Smaller packages: one section each."""
import sys

def section(name):
    print('=====', name)

def show(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, str(e)[:300])
section('yaml')
import yaml
DOC = '\na: &anchor {x: 1, y: [1.5, .inf, -0x1F, 0o17, 1_000, ~, null, true, no]}\nb: *anchor\nc: |\n  literal\n   text\nd: >-\n  folded\n  text\n\n  para\ne: 2001-12-14t21:59:43.10-05:00\nf: 2002-12-14\n<<: *anchor\ng: !!set {p, q}\nh: !!omap [{z: 1}, {a: 2}]\ni: !!binary aGVsbG8=\n? complex\n: - - nested\n  - "esc \\u00e9\\n\\x41"\n  - \'it\'\'s\'\n'
show(yaml.safe_load, DOC)
show(list, yaml.safe_load_all('--- 1\n--- [a, b]\n...\n--- {c: d}\n'))
data = yaml.safe_load(DOC)
data.pop('h')
print(yaml.safe_dump(data))
print(yaml.dump({'l': [1, [2, {'k': None}]], 's': 'a: b', 'm': 'x\ny\n', 't': (1, 2), 'e': [], 'u': 'é'}, allow_unicode=True))
print(yaml.dump([{'a': 1}], default_flow_style=True, explicit_start=True, indent=4, width=20))
for bad in ('a: [1', 'a: b: c', '\tx', '- a\n b', '*nope', '%YAML 3.0\n---\n', 'a: !foo x', '{a: 1, a: 2', "'x", '!!python/object:os.system x', 'a: "\\q"'):
    show(yaml.safe_load, bad)
show(list, yaml.scan('a: [1, *b]'))
show(list, yaml.parse('a: {b: c}'))
show(yaml.compose, 'a: [1]')

class Thing(yaml.YAMLObject):
    yaml_tag = '!Thing'
    yaml_loader = yaml.SafeLoader

    def __init__(self, a):
        self.a = a
print(yaml.dump(Thing([1])))
show(lambda: yaml.safe_load('!Thing {a: 5}').a)
big = yaml.safe_dump([{'id': i, 'name': f'n{i}', 'tags': ['a', 'b']} for i in range(150)])
print(len(big), yaml.safe_load(big)[-1])

class P:

    def __init__(self):
        self.q = {1, 2}
show(lambda: yaml.unsafe_load(yaml.dump(P())).q)
section('pyparsing')
import pyparsing as pp
integer = pp.Word(pp.nums).set_parse_action(lambda t: int(t[0]))
ident = pp.Word(pp.alphas, pp.alphanums)
expr = pp.infix_notation(integer | ident, [('-', 1, pp.OpAssoc.RIGHT), (pp.one_of('* /'), 2, pp.OpAssoc.LEFT), (pp.one_of('+ -'), 2, pp.OpAssoc.LEFT), ('?', 1, pp.OpAssoc.LEFT)])
show(lambda: expr.parse_string('1+2*x-(3-y)*-4', parse_all=True).as_list())
show(lambda: expr.parse_string('1+*', parse_all=True))
show(lambda: pp.delimited_list(ident).parse_string('a, b ,c').as_list())
g = pp.Group(ident('key') + pp.Suppress('=') + (integer | pp.QuotedString('"'))('value'))
show(lambda: pp.Dict(pp.OneOrMore(g)).parse_string('a=1 b="x y"').as_dict())
show(lambda: pp.ZeroOrMore(g).parse_string('a=1 b="x y"').dump())
show(lambda: pp.nested_expr().parse_string('(a (b c) d)').as_list())
show(lambda: list(pp.Regex('(?P<y>\\d+)').scan_string('a1b22')))
show(lambda: integer.transform_string('a 1 b'))
show(lambda: (pp.Literal('a') & pp.Literal('b')).parse_string('b a').as_list())
show(lambda: (pp.Keyword('if') - ident).parse_string('if 1'))
show(lambda: pp.common.number.parse_string('1.5e3')[0])
print(expr, g, pp.SkipTo(';') + pp.Optional('x'))
fwd = pp.Forward()
fwd <<= '[' + pp.Optional(pp.delimited_list(fwd | integer)) + ']'
show(lambda: fwd.parse_string('[1,[2,[]],3]').as_list())
show(lambda: pp.Combine(pp.Word('a') + pp.Word('b')).parse_string('aab').as_list())
show(lambda: pp.counted_array(integer).parse_string('2 5 6 7').as_list())
show(lambda: pp.srange('[a-e0-2]'))
ok, res = integer.run_tests('1\nx\n22', print_results=False)
print(ok, [str(r[1]) for r in res])
section('click')
import click, click.testing

@click.group(context_settings={'auto_envvar_prefix': 'T'})
@click.option('--debug/--no-debug', default=False, help='Debugging.')
@click.version_option('1.2')
@click.pass_context
def cli(ctx, debug):
    """Main tool."""
    ctx.obj = debug

@cli.command()
@click.argument('src', nargs=-1, type=click.Path())
@click.option('-n', '--count', type=click.IntRange(1, 5), default=1, show_default=True, help='How many.', envvar='COUNT')
@click.option('--kind', type=click.Choice(['a', 'b'], case_sensitive=False), multiple=True)
@click.option('--pair', nargs=2, type=(str, int))
@click.pass_obj
def copy(obj, src, count, kind, pair):
    """Copy SRC.

    \x08
    kept
      lines
    """
    click.echo(f'{obj} {src} {count} {kind} {pair}')
    click.secho('colour', fg='red', bold=True)

@cli.command()
@click.option('--name', prompt='Your name')
@click.confirmation_option(prompt='Sure?')
@click.password_option()
def ask(name, password):
    click.echo(f'hi {name} {password}')

@cli.command()
@click.argument('f', type=click.File('r'))
def cat(f):
    click.echo(f.read())
run = click.testing.CliRunner()
for args, kw in ((['--help'], {}), (['copy', '--help'], {}), (['copy', 'a', 'b', '-n', '3', '--kind', 'A', '--kind', 'b', '--pair', 'x', '4'], {}), (['copy', '-n', '9'], {}), (['copy', '--kind', 'z'], {}), (['copy', '--nope'], {}), (['nope'], {}), (['--version'], {}), (['--debug', 'copy'], {'color': True}), (['copy'], {'env': {'COUNT': '4'}}), (['ask'], {'input': 'Bob\ny\npw\npw\n'}), (['ask'], {'input': 'Bob\nn\n'}), (['cat', '-'], {'input': 'std in'}), (['cat', 'nofile'], {}), ([], {})):
    r = run.invoke(cli, args, **kw)
    print(args, r.exit_code, r.exception)
    print(r.output)
print(click.style('x', fg='green'), click.unstyle(click.style('x', fg='green')), click.get_app_dir('x') != '')
section('packaging')
from packaging import version, specifiers, requirements, markers, tags, utils
show(lambda: sorted(map(version.parse, '1.0 1.0.dev1 1.0a1 1.0rc2 1.0.post1 1!0.1 1.0+local 0.9.9'.split())))
show(version.Version, 'x.y')
show(lambda: '1.5' in specifiers.SpecifierSet('>=1.0,!=1.4,<2'))
show(lambda: list(specifiers.SpecifierSet('~=1.4.2').filter(['1.4', '1.4.9', '1.5'])))
show(lambda: vars(requirements.Requirement('req[a,b]>=1.0; python_version<"3" and os_name=="x"')).keys())
show(lambda: str(requirements.Requirement("name@ http://x.org/a ; extra == 'q'")))
show(requirements.Requirement, 'bad req>>')
show(lambda: markers.Marker("python_version > '3.0' or sys_platform == 'z'").evaluate())
show(markers.Marker, 'foo == 1')
show(utils.canonicalize_name, 'A_b.C')
show(lambda: utils.parse_wheel_filename('foo-1.0-py3-none-any.whl')[:3])
show(lambda: str(next(iter(tags.parse_tag('py3-none-any')))))
section('tabulate')
import tabulate
T = [['a', 1.5, None], ['bb', 22.25, 'x'], ['é', -3, 'l1\nl2']]
for f in tabulate.tabulate_formats:
    print(f)
    print(tabulate.tabulate(T, headers=['n', 'v', 't'], tablefmt=f))
print(tabulate.tabulate({'k': [1, 2], 'z': ['a', 'b']}, headers='keys', showindex=True, numalign='center', floatfmt='.3f'))
section('toml')
import toml
TD = 'title = "x"\n[a.b]\nn = 1_000\nf = 1.5e3\nd = 1979-05-27T07:32:00Z\nl = [ [1,2], ["a"] ]\nm = """\nmulti\\\n  line"""\nr = \'raw\\\'\n[[t]]\nk = true\n[[t]]\nk = {i = 1}\n'
show(toml.loads, TD)
print(toml.dumps(toml.loads(TD)))
[show(toml.loads, b) for b in ('a = ', 'a = 1\na = 2', '[a\n', "x = 'y")]
section('idna')
import idna
for s in ('Königsgäßchen', 'faß.de', 'xn--fa-hia.de', 'ドメイン.テスト', 'a' * 64, '-x', 'x..y', 'ٱلْعَرَبِيَّة', '☃.com', 'A.B'):
    show(idna.encode, s)
    show(idna.encode, s, uts46=True, transitional=False)
    show(idna.decode, s)
section('chardet')
import chardet
for s, e in (("héllo wörld, çà et là, voilà l'été", 'latin-1'), ('привет мир, как дела сегодня у вас', 'koi8-r'), ('привет мир, как дела сегодня у вас', 'cp1251'), ('こんにちは世界、元気ですか', 'utf-8'), ('plain', 'ascii'), ('x', 'utf-16'), ('שלום עולם מה שלומך היום', 'cp1255')):
    show(chardet.detect, s.encode(e))
    show(chardet.detect_all, s.encode(e))
section('simplejson')
import simplejson as sj, decimal
show(sj.loads, '{"a": [1, 2.5, "\\u00e9", null, true, 1e400, NaN]}')
show(sj.loads, '1.10', use_decimal=True)
show(sj.dumps, {'b': decimal.Decimal('1.1'), 'a': (1, float('inf'))}, sort_keys=True, ignore_nan=True)
print(sj.dumps([1, {'k': []}], indent='  '))
[show(sj.loads, b) for b in ('[1,', '{"a" 1}', 'nul', '"\\x"', '[1] 2', '')]
show(sj.dumps, object())
show(sj.dumps, {1: 2, None: 3}, for_json=True, namedtuple_as_object=True)
show(sj.loads, '{"a":1,"b":2}', object_pairs_hook=list)
section('ply')
import ply.lex as lex, ply.yacc as yacc
tokens = ('NUM', 'PLUS', 'TIMES', 'LP', 'RP')
t_PLUS = '\\+'
t_TIMES = '\\*'
t_LP = '\\('
t_RP = '\\)'
t_ignore = ' '

def t_NUM(t):
    """\\d+"""
    t.value = int(t.value)
    return t

def t_error(t):
    print('bad', t.value[0])
    t.lexer.skip(1)
precedence = (('left', 'PLUS'), ('left', 'TIMES'))

def p_expr(p):
    """expr : expr PLUS expr
            | expr TIMES expr
            | LP expr RP
            | NUM"""
    p[0] = p[1] if len(p) == 2 else p[2] if p[1] == '(' else (p[2], p[1], p[3])

def p_error(p):
    print('syntax error at', p)
lx = lex.lex()
ps = yacc.yacc(write_tables=False, debug=False, errorlog=yacc.NullLogger())
for s in ('1+2*3', '(1+2)*3+4', '1+', '2 $ 3'):
    show(ps.parse, s, lexer=lx)
section('pycparser')
from pycparser import c_parser, c_generator, c_ast
SRC = 'typedef struct { int a[3]; char *b; } S; enum E { A, B = 2 }; static const S *f(int x, ...) { for (int i = 0; i < 3; i++) { if (x & ~1) continue; else x += s.a[i] ? 1 : -1; } switch (x) { case 1: break; default: return (S *) 0; } do { x--; } while (x); goto l; l: return &g->q; } int (*fp)(void) = 0; unsigned long v = sizeof(int) << 2, w = 0x1F;'
ast = c_parser.CParser().parse(SRC, 'x.c')
ast.show()
print(c_generator.CGenerator().visit(ast))
show(c_parser.CParser().parse, 'int x = ;')
show(c_parser.CParser().parse, 'int f( {')
section('more_itertools')
import more_itertools as mi
show(lambda: list(mi.chunked(range(7), 3)))
show(lambda: mi.peekable([1, 2]).peek())
show(lambda: list(mi.windowed([1, 2, 3, 4], 2, step=2)))
show(lambda: [list(g) for g in mi.split_at('abcdc', lambda c: c == 'c')])
show(lambda: list(mi.distinct_permutations([1, 0, 1])))
show(lambda: mi.first([]))
show(lambda: list(mi.collapse([1, [2, [3, ['ab']]]])))
show(lambda: mi.bucket(range(9), lambda x: x % 3)[1])
show(lambda: list(mi.set_partitions('abc')))
show(lambda: mi.one([1, 2]))
show(lambda: list(mi.interleave_longest([1, 2, 3], [4])))
show(lambda: mi.ilen((x for x in range(9))))
show(lambda: list(mi.stagger(range(4))))
show(lambda: list(mi.numeric_range(1, 5, 1.5)))
show(lambda: mi.nth_product(8, range(2), range(3), range(2)))
section('sortedcontainers')
import sortedcontainers as sc, random
rng = random.Random(5)
sl = sc.SortedList(rng.sample(range(10000), 3000))
[sl.discard(x) for x in range(0, 10000, 3)]
sl.update([1, 1, 2])
print(len(sl), sl[:5], sl.bisect(500), sl.count(1), list(sl.irange(100, 130)), sl[-1])
sd = sc.SortedDict({'b': 1, 'a': 2})
sd['0'] = 3
print(sd, sd.peekitem(), list(sd.irange('a')), sd.index('b'))
ss = sc.SortedSet([3, 1, 2])
print(ss | {9}, ss[0], ss & {1}, ss.isdisjoint([5]))
print(sc.SortedKeyList([1, -5, 3], key=abs))
sl._check()
section('six')
import six
print(six.PY3, six.moves.range(3), six.ensure_str(b'x'), list(six.iteritems({'a': 1})), six.with_metaclass(type, object).__name__, six.text_type, six.moves.urllib.parse.quote('a b'), six.b('x'), six.moves.builtins.len('ab'), six.moves.configparser.__name__)
show(lambda: six.raise_from(ValueError('v'), KeyError('k')))
