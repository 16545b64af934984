import optparse, os, sys, io
from optparse import *
os.environ['COLUMNS'] = '80'
print(optparse.__all__)
def tell(f, *a, **k):
    try:
        r = f(*a, **k)
    except SystemExit as e:
        r = f'exit {e.code}'
    except Exception as e:
        r = type(e).__name__ + ': ' + str(e)
    if not isinstance(r, Option):
        print(r)
    return r
sys.stderr = sys.stdout
for a, k in [((), {}), (('',), {}), (('x',), {}), (('-',), {}), (('--',), {}), (('---',), {}), (('-x', '--x-y'), {}), (('--x-y', '--z'), {}), (('xx',), {}), (('-xy',), {}),
             (('-x',), {'action': 'zz'}), (('-x',), {'type': 'zz'}), (('-x',), {'type': int}), (('-x',), {'type': str}), (('-x',), {'type': 'choice'}), (('-x',), {'choices': ['a']}),
             (('-x',), {'type': 'choice', 'choices': 'abc'}), (('-x',), {'type': 'int', 'choices': ['a']}), (('-x',), {'action': 'count', 'type': 'int'}), (('-x',), {'const': 1}),
             (('-x',), {'action': 'count', 'nargs': 2}), (('-x',), {'action': 'callback'}), (('-x',), {'action': 'callback', 'callback': print}),
             (('-x',), {'action': 'callback', 'callback': print, 'callback_args': 3}), (('-x',), {'action': 'callback', 'callback': print, 'callback_kwargs': 3}),
             (('-x',), {'callback': 3}), (('-x',), {'callback_args': 3}), (('-x',), {'callback_kwargs': 3}), (('-x',), {'foo': 3, 'bar': 1}), (('-x',), {'nargs': 2, 'default': 4, 'help': 'h'})]:
    o = tell(Option, *a, **k)
    if isinstance(o, Option):
        print(o, repr(o).split(' at ')[0], o.takes_value(), o.get_opt_string(), {n: v for n, v in vars(o).items()})

def cb(option, opt, value, parser, *a, **k):
    print('callback', option, opt, value, parser.rargs, parser.largs, a, k)
def make(**kw):
    p = OptionParser(prog='prog', version='%prog 1.0', description='What %prog does. ' * 8, epilog='At the end. ' * 10, **kw)
    p.add_option('-a', '--alpha', help='the first, default %default', default='x')
    p.add_option('-b', '--beta-option-long', type='int', metavar='N', help='another with a very long help text that goes on and on over lines')
    p.add_option('-c', action='count')
    p.add_option('-d', '--dd', action='append', help=SUPPRESS_HELP)
    p.add_option('-f', type='float', default='1.5', help='%default none')
    p.add_option('--two', nargs=2, type='complex')
    p.add_option('--cb', action='callback', callback=cb, callback_args=(1, 2), callback_kwargs={'k': 3}, type='string')
    p.add_option('-t', dest='flag', action='store_true', default=False)
    p.add_option('-T', dest='flag', action='store_false', help='turn it off')
    p.add_option('--konst', action='store_const', const=42, dest='k')
    p.add_option('--akonst', action='append_const', const=42, dest='ak')
    p.add_option('--choose', choices=['one', 'two'], help='choice')
    g = OptionGroup(p, 'Group one', 'About the group, which has options. ' * 4)
    g.add_option('-g', '--gamma', action='store_true', help='in group')
    p.add_option_group(g)
    p.add_option_group('Group two').add_option('--long-in-group-two', dest='zz', help='deep')
    return p
for fmt in (None, TitledHelpFormatter(), IndentedHelpFormatter(4, 40, 60, 0), IndentedHelpFormatter(width=15)):
    print(make(formatter=fmt).format_help())
p = make()
for args in ([], ['-h'], ['--help'], ['--version'], ['-a1', '-b', '0x10', '-ccc', '-tT', 'x', 'y', '-dq', '--dd=r', '--', '-z'], ['-b', '010'], ['-b0b11'], ['-b', 'x'], ['-f', 'x'], ['-f', '2'],
             ['-z'], ['--zzz'], ['--be', '3'], ['--g'], ['--c', '1'], ['--ko', '--ak', '--ak'], ['--ko=3'], ['--two', '1'], ['--two', '1', '2j', 'r'], ['--two=1', '2'], ['--alpha'], ['-a'],
             ['--cb', 'v', 'rest'], ['--choose', 'three'], ['--choose', 'one'], ['-'], ['-c-'], ['--alpha='], ['--alpha=a=b'], ['-cax', 'y'], ['-ca', 'y'], ['']):
    print(args)
    r = None
    try:
        v, rest = p.parse_args(args)
        print(sorted(vars(v).items(), key=str), rest, len(p.rargs))
    except SystemExit as e:
        print('exit', e.code)
p.disable_interspersed_args()
print(p.parse_args(['-c', 'x', '-c'])[1])
p.enable_interspersed_args()
p.set_process_default_values(False)
print(p.get_default_values().f, p.set_default('f', 'z'), p.set_defaults(a=1, f='3'), p.get_default_values().f)
p.set_process_default_values(True)
p.set_default('f', 'bad')
tell(p.get_default_values)
print(p.has_option('-a'), p.has_option('--alpha'), p.has_option('--zz'), p.get_option('-a'), p.get_option('-z'), p.get_option_group('-g').title, p.get_option_group('-a'), p.get_option_group('-zz'))
p.remove_option('-a'); print(p.has_option('--alpha'))
tell(p.remove_option, '-a')
tell(p.add_option, '-c')
tell(p.add_option, 3)
tell(p.add_option, Option('-1'), 3)
tell(p.add_option_group, 3); tell(p.add_option_group, OptionGroup(make(), 'x')); tell(p.add_option_group, OptionGroup(p, 'x'), 2)
tell(p.set_conflict_handler, 'x')
p.set_conflict_handler('resolve')
p.add_option('-c', '--choose', help='new'); print(p.get_option('-c').help, p.format_option_help())
for u in (None, 'Usage: %prog x', 'uSAGE: q', 'z', SUPPRESS_USAGE):
    q = OptionParser(usage=u, add_help_option=False)
    q.prog = 'P'
    print(q.usage, repr(q.get_usage()), repr(q.format_help()), q.print_usage(), q.get_version(), q.print_version())
q = OptionParser(option_list=[make_option('-q'), make_option('-r', action='callback', callback=lambda o, s, v, p: tell(p.error, 'no'))], prog='Q')
q.add_option('-v', action='store_true')
tell(lambda: q.parse_args(['-r'])[1])
class MyOption(Option):
    ATTRS = Option.ATTRS + ['extra']
    ACTIONS = Option.ACTIONS + ('extend',)
    STORE_ACTIONS = Option.STORE_ACTIONS + ('extend',)
    TYPED_ACTIONS = Option.TYPED_ACTIONS + ('extend',)
    def take_action(self, action, dest, opt, value, values, parser):
        if action == 'extend':
            values.ensure_value(dest, []).extend(value.split(','))
        else:
            Option.take_action(self, action, dest, opt, value, values, parser)
q = OptionParser(option_class=MyOption)
q.add_option('-n', action='extend', type='string', extra=5)
print(q.parse_args(['-n', 'a,b', '-nc'])[0])
v = Values({'a': 1, 'b': None})
print(v, v == {'a': 1, 'b': None}, v == Values({'a': 1, 'b': None}), v == 3, repr(v).split(' at ')[0])
fn = os.path.join(os.environ['TEST_TMP'], 'v.py')
with open(fn, 'w') as f:
    f.write('a = 5\nzz = 6\nb = None\n')
v.read_file(fn); print(v)
v.read_file(fn, 'loose'); print(v.zz)
tell(v.read_file, fn, 'x')
v.read_module('sys'); print(v.a)
print(v.ensure_value('a', 9), v.ensure_value('q', 9), v.ensure_value('b', 9))
tell(optparse._match_abbrev, '--f', {'--foo': 1, '--foz': 1}); tell(optparse._match_abbrev, '--foo', {'--foo': 1, '--foz': 1, '--fooz': 1})
f = HelpFormatter(2, 24, None, 1)
tell(f.format_usage, 'x'); tell(f.format_heading, 'x'); tell(f.set_short_opt_delimiter, 'x'); tell(f.set_long_opt_delimiter, 'x'); tell(f.dedent)
f = IndentedHelpFormatter(); f.set_short_opt_delimiter(''); f.set_long_opt_delimiter(' ')
print(make(formatter=f).format_option_help())
print(repr(OptionParser(add_help_option=False, prog='x').format_help()))
p.destroy(); tell(lambda: p.option_list)
print(str(BadOptionError('x')), str(optparse.AmbiguousOptionError('x', ['y', 'z'])), str(OptionError('m', '')), OptParseError('z'))
