import argparse, sys, os, io, contextlib
os.environ.pop('FORCE_COLOR', None); os.environ['NO_COLOR']='1'; os.environ['COLUMNS']='80'
def run(p, *argvs, method='parse_args'):
    for argv in argvs:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try: r = getattr(p, method)(argv.split())
            except SystemExit as e: r = f'exit {e.code}'
            except Exception as e: r = type(e).__name__, str(e)
        print(argv, '=>', r); print(out.getvalue()+err.getvalue(), end='')
p = argparse.ArgumentParser(prog='prog', description='Desc %(prog)s '*9, epilog='Epi.')
p.add_argument('pos', help='a positional', type=int); p.add_argument('rest', nargs='*', metavar='R')
p.add_argument('-v','--verbose', action='count', default=0, help='how loud (default: %(default)s)'); p.add_argument('-f','--file', required=True, metavar='F')
p.add_argument('--choice', choices=['a','b','c'], help='one of %(choices)s'); p.add_argument('--n', nargs=2, type=float, metavar=('X','Y')); p.add_argument('--opt', nargs='?', const='C', default='D')
p.add_argument('--flag', action=argparse.BooleanOptionalAction, default=True, help='flag it'); p.add_argument('--app', action='append'); p.add_argument('--ext', action='extend', nargs='+'); p.add_argument('--const', action='append_const', const=7); p.add_argument('--version', action='version', version='%(prog)s 1.0'); p.add_argument('--hidden', help=argparse.SUPPRESS); p.add_argument('--old', deprecated=True, action='store_true')
g = p.add_argument_group('extra things', 'with a description'); g.add_argument('--a-very-long-option-name-indeed', help='help that is so long that it must be wrapped over several lines of the output, is it not?'); m = p.add_mutually_exclusive_group(required=True); m.add_argument('--yes', action='store_true'); m.add_argument('--no', dest='yes', action='store_false')
p.print_usage(); p.print_help()
run(p, '-h', '1 -f x --yes', '', '1', '1 --yes', 'x -f y --yes', '1 2 3 -f x -vvv --yes --no', '1 -fx --no --choice d', '1 --fi=x --no --n 1 2 --opt --app a --app b', '1 -f x --yes --opt=q --ext a b --ext c --const --const', '--version', '1 -f x --yes --unknown', '1 -f x --yes --no-flag --old --old', '1 -f x --yes --n 1', '1 -f x --yes --a-very', '1 -f x --yes -- -3 --z', '-1 -f x --yes', '1 -vfx --yes', '1 -v=3 -fx --yes', '1 --flag=3 -fx --yes', '1 -f x --yes --o')
run(p, '1 -f x --yes --zz 3 q', method='parse_known_args')
q = argparse.ArgumentParser(prog='q', suggest_on_error=True, allow_abbrev=False, fromfile_prefix_chars='@'); q.add_argument('--foo', choices=['apple','banana']); q.add_argument('-x', type=int); q.add_argument('-1', dest='one', action='store_true')
f = os.path.join(os.environ['TEST_TMP'],'args'); open(f,'w').write('--foo\napple\n-x\n3\n')
run(q, '--foo appel', '--fo apple', '@'+f, '@nofile', '-x y', '-1 -x -2', '-x')
s = argparse.ArgumentParser(prog='s'); s.add_argument('--top'); sp = s.add_subparsers(dest='cmd', title='cmds', description='all', help='sub help', metavar='CMD', required=True)
a = sp.add_parser('add', aliases=['a','plus'], help='adds'); a.add_argument('x', nargs='+'); a.set_defaults(func='ADD'); b = sp.add_parser('bad', deprecated=True); b.add_argument('--y', type=lambda v: 1/0 if v=='0' else int(v))
s.print_help(); run(s, '', 'add 1 2', '--top t plus 3', 'nope', 'bad --y 3', 'add', 'add -h', 'bad --y z', 'add 1 --un')
i = argparse.ArgumentParser(prog='i'); i.add_argument('--foo'); i.add_argument('cmd'); i.add_argument('rest', nargs='*', type=int)
run(i, 'doit 1 --foo bar 2 3', 'x --foo y'); run(i, 'doit 1 --foo bar 2 3', method='parse_intermixed_args')
r = argparse.ArgumentParser(prog='r', prefix_chars='+/'); r.add_argument('+f','++foo'); r.add_argument('/b', action='store_true'); r.add_argument('cmd', nargs=argparse.REMAINDER); r.print_help(); run(r, '+f 1 /b x +f 2', '++foo=3 --x')
for F in (argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter, argparse.ArgumentDefaultsHelpFormatter, argparse.MetavarTypeHelpFormatter):
    t = argparse.ArgumentParser(prog='t'*70, description='  a\n   b', formatter_class=F, usage=None); t.add_argument('--x', type=int, default=3, help='x\n  y'); t.add_argument('pp', type=str, nargs='?', help='pos'); t.add_argument('--req', type=str, required=True, help='r'); t.print_help()
par = argparse.ArgumentParser(add_help=False); par.add_argument('--shared'); gg = par.add_argument_group('G'); gg.add_argument('--in-g'); mm = gg.add_mutually_exclusive_group(); mm.add_argument('--m1'); mm.add_argument('--m2')
c = argparse.ArgumentParser(prog='c', parents=[par], usage='%(prog)s [options]', argument_default=argparse.SUPPRESS, conflict_handler='resolve'); c.add_argument('--shared', help='mine', default=4); c.print_help(); run(c, '', '--m1 1 --m2 2', '--shared 5')
def tr(f,*a,**k):
    try: return f(*a,**k)
    except Exception as e: return type(e).__name__, str(e)
n = argparse.ArgumentParser(prog='n', exit_on_error=False); n.add_argument('--x', type=int)
print(tr(n.parse_args,['--x','y']), tr(n.parse_args,['z']), tr(n.add_argument,'--x'), tr(n.add_argument,'y',dest='z'), tr(n.add_argument,'--z',action='nope'), tr(n.add_argument,'--z',nargs=0), tr(n.add_argument,'--z',type='nope'), tr(n.add_argument,'--z',nargs=2,metavar=('a',)), tr(n.add_argument,'--z',help='%(nope)s'), tr(n.add_argument,'p',required=True), tr(n.add_argument,'--'), tr(n.add_argument,'x','-y'), tr(argparse.ArgumentParser,conflict_handler='x'), tr(argparse.ArgumentParser,parents=[1]), tr(n.add_argument,'p',action='store_true'), tr(n.add_argument_group('g').add_argument_group), tr(n.add_argument,'--no-q',action=argparse.BooleanOptionalAction))
print(argparse.Namespace(a=1,**{'b c':2}), argparse.Namespace(a=1)==argparse.Namespace(a=1), 'a' in argparse.Namespace(a=1), n, repr(n._actions[1]).replace(str(int),'int'))
n.set_defaults(x=9,k=8); print(n.get_default('x'), n.parse_args([]), argparse.ArgumentError.__module__, argparse._StoreAction, argparse.ArgumentParser)
os.environ['FORCE_COLOR']='1'; del os.environ['NO_COLOR']
print(ascii(s.format_help())); print(ascii(p.format_usage())); print(ascii(argparse.ArgumentParser(prog='z',color=False).format_help()))
import _colorize
print(_colorize.can_colorize(), _colorize.decolor('\x1b[1;34mx\x1b[0m'), _colorize.get_theme(force_no_color=True).argparse.usage=='', _colorize.get_colors(True).RED=='\x1b[31m', len(_colorize.ColorCodes), dict(_colorize.get_theme(force_color=True).unittest), tr(_colorize.set_theme,1), _colorize.default_theme.traceback.copy_with(type='x')['type'])
