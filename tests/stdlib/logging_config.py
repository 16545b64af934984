import logging, logging.config, logging.handlers, io, os, sys, queue, collections
C = logging.config
tmp = os.environ['TEST_TMP']
print(C.DEFAULT_LOGGING_CONFIG_PORT, C.dictConfigClass.__name__)

def show():
    for n in [None] + sorted(logging.root.manager.loggerDict):
        l = logging.getLogger(n) if n else logging.root
        print(' ', n, l.level, l.disabled, l.propagate, [(type(h).__name__, h.name, h.level, h.formatter and h.formatter._fmt, len(h.filters)) for h in l.handlers], len(l.filters))

def tell(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        while e:
            print('   ', type(e).__name__, e)
            e = e.__cause__

def reset():
    logging.root.manager.loggerDict.clear()
    logging.root.handlers.clear()
    logging.root.setLevel(logging.WARNING)

def dc(d):
    tell(C.dictConfig, d)
    show()

base = '''
[loggers]
keys=root, p , ch
[handlers]
keys=h1, mem
[formatters]
keys=f1,f2,f3
[logger_root]
level=WARNING
handlers=h1
[logger_p]
level=DEBUG
handlers=mem, h1
propagate=0
qualname=a.parser
[logger_ch]
handlers=
qualname=compiler
[handler_h1]
class=StreamHandler
level=NOTSET
formatter=f1
args=(sys.stdout,)
[handler_mem]
class=logging.handlers.MemoryHandler
kwargs={'capacity': 1, 'flushLevel': 10}
target=h1
[formatter_f1]
format=%(levelname)s ++ %(message)s
datefmt=
[formatter_f2]
format={message} {extra}
style={
defaults={'extra': 3}
class=logging.Formatter
[formatter_f3]
'''
for n in ('a', 'a.parser', 'a.parser.x', 'a.parser.x.y', 'compiler', 'zzz', 'a.parsers'):
    logging.getLogger(n)
logging.getLogger('a.parser.x').setLevel(10)
C.fileConfig(io.StringIO(base)); show()
logging.getLogger('a.parser').info('hello')
logging.getLogger('compiler').warning('there')
logging.getLogger('zzz').warning('not')
print(logging.getHandlerByName('mem').target is logging.getHandlerByName('h1'))
C.fileConfig(io.StringIO(base), disable_existing_loggers=False); show()
fn = os.path.join(tmp, 'l.ini')
tell(C.fileConfig, fn)
open(fn, 'w').close()
tell(C.fileConfig, fn)
with open(fn, 'w') as f:
    f.write('hello\n')
tell(C.fileConfig, fn)
with open(fn, 'w') as f:
    f.write(base)
tell(C.fileConfig, fn, encoding='utf-8')
import configparser
cp = configparser.ConfigParser()
cp.read_string(base)
tell(C.fileConfig, cp)
for old, new in [('f1,f2,f3', 'f1,nope'), ('keys=h1, mem', 'keys=h1,x'), ('class=StreamHandler', 'class=no.such.thing'),
                 ('keys=root, p', 'keys=p'), ('qualname=compiler', ''), ('args=(sys.stdout,)', 'args=(1'), ('level=DEBUG', 'level=LOUD'),
                 ('formatter=f1', 'formatter=zz'), ('target=h1', 'target=h9'), ('[loggers]', '[logs]'), ('propagate=0', 'propagate=x'),
                 ('%(levelname)s ++ %(message)s', 'none'), ('class=logging.Formatter', 'class=logging.Fmt')]:
    print(new)
    tell(C.fileConfig, io.StringIO(base.replace(old, new)))
C.fileConfig(io.StringIO('[loggers]\nkeys=root\n[handlers]\nkeys=\n[formatters]\nkeys=\n[logger_root]\nhandlers=\n'))
show()
reset()

print('values')
class Conf(C.BaseConfigurator):
    pass
b = C.BaseConfigurator({'a': 'ext://os.path.join', 'b': {'c': [1, 'ext://sys.maxsize', ('cfg://b.d', 2)], 'd': 'cfg://e', '3': 'three'}, 'e': 'x',
                        'nt': collections.namedtuple('N', 'q')('ext://sys'), 'odd': 'zip://3', 'l': ['ext://sys', [1], {'k': 'ext://sys'}]})
c = b.config
print(type(c).__name__, c['a'] is os.path.join, dict.__getitem__(c, 'a') is os.path.join)
print(type(c['b']).__name__, type(c['b']['c']).__name__, c['b'].parent is c, c['b'].key)
t = c['b']['c'][2]
print(type(t).__name__, t[0], tuple.__getitem__(t, 0), t.key, t.parent is c['b']['c'], c['b']['c'][1] == sys.maxsize)
print(type(c['nt']).__name__, c['nt'][0], c['odd'], c.get('zz'), c.get('zz', 'ext://sys') is sys, c.get('e'))
print(c['l'].pop(0) is sys, c['l'].pop(), type(c['l'].pop()).__name__)
print(type(c.pop('b')).__name__, 'b' in c, c.pop('nope', 4))
b = C.BaseConfigurator({'a': {'b': [{'c': 7}, 8], '3': 'three', 'x y': 5, 4: 'four', 'u_1': 9}})
for p in ('cfg://a.b[0].c', 'cfg://a.b[1]', 'cfg://a[b][1]', 'cfg://a[3]', 'cfg://a[4]', 'cfg://a[x y]', 'cfg://  a . b [0] . c ', 'cfg://a.u_1', 'cfg://a.b[5]',
          'cfg://', 'cfg://!a', 'cfg://a!', 'cfg://a.', 'cfg://a[', 'cfg://a[[3]]', 'cfg://a[]', 'cfg://a.nope', 'cfg://z', 'ext://nope.x', 'ext://os.nope', 'ext://logging.handlers.QueueHandler',
          'plain', 'EXT://x', 'ext:/x', ' ext://sys', 'ext://sys\n', 'x://\n'):
    print(repr(p), tell(b.convert, p))
print(b.as_tuple([1]), b.as_tuple((1,)), b.as_tuple('a'))
for s in ('a', '_', 'A1', '1a', '', 'a b', 'é', 'a\n', 'a-b', 'K', 4):
    print(repr(s), tell(C.valid_ident, s))
print(tell(b.configure_custom, {'()': 'logging.Formatter', 'fmt': '%(message)s', '.': {'zz': 3}}).zz)
print(tell(b.configure_custom, {'()': dict, 'a b': 1}), tell(b.configure_custom, {'()': dict, 'a': 1}), tell(b.configure_custom, {}))

print('dict')
dc({})
dc({'version': 2})
dc({'version': 1})
def full(**more):
    d = {'version': 1,
         'formatters': {'f1': {'format': '%(levelname)s -- %(message)s'}, 'f2': {'format': '{message} {e}', 'style': '{', 'defaults': {'e': 5}, 'validate': True},
                        'f3': {'()': 'logging.Formatter', 'fmt': '$message', 'style': '$'}, 'f4': {'()': logging.Formatter, 'format': '%(message)s!'}},
         'filters': {'x': {'name': 'a'}, 'y': {'()': lambda **k: (lambda r: True), 'k': 1}, 'z': {}},
         'handlers': {'h1': {'class': 'logging.StreamHandler', 'formatter': 'f1', 'level': 'DEBUG', 'stream': 'ext://sys.stdout', 'filters': ['x', 'y']},
                      'b': {'class': 'logging.handlers.MemoryHandler', 'capacity': 10, 'flushLevel': 'INFO', 'target': 'h2'},
                      'h2': {'()': logging.StreamHandler, 'stream': 'cfg://out', 'formatter': 'f4', '.': {'foo': 'bar', 'terminator': '!\n'}},
                      'a': {'class': 'logging.handlers.QueueHandler', 'handlers': ['h1', 'h2'], 'respect_handler_level': True}},
         'out': 'ext://sys.stdout',
         'loggers': {'a': {'level': 'INFO', 'handlers': ['h1', 'b'], 'propagate': False, 'filters': ['z', lambda r: 1]}, 'q': {'handlers': ['a']}, 'n': {}},
         'root': {'level': 'ERROR', 'handlers': ['h2']}}
    d.update(more)
    return d
for n in ('a.b', 'a', 'a.b.c', 'x', 'q'):
    logging.getLogger(n)
logging.getLogger('a.b').setLevel(10)
logging.getLogger('a.b').addHandler(logging.NullHandler())
dc(full())
logging.getLogger('a').info('one')
logging.getLogger('a.b.c').warning('two')
logging.getLogger('x').error('not shown')
logging.getLogger('n').error('three')
h = logging.getHandlerByName('h2')
print(h.foo)
q = logging.getHandlerByName('a')
print(type(q.listener).__name__, len(q.listener.handlers), q.listener.respect_handler_level, type(q.queue).__name__)
dc({'version': 1, 'incremental': True, 'handlers': {'h1': {'level': 'ERROR'}, 'h2': {}}, 'loggers': {'a': {'level': 'ERROR', 'handlers': ['no']}}, 'root': {'level': 'DEBUG'}})
dc({'version': 1, 'incremental': True, 'handlers': {'nope': {}}})
dc({'version': 1, 'incremental': True, 'handlers': {'h1': {'level': 'LOUD'}}})
dc({'version': 1, 'incremental': True, 'loggers': {'h1': {'level': 'LOUD'}}})
dc({'version': 1, 'incremental': True, 'root': {'level': 'LOUD'}})
dc(full(disable_existing_loggers=False, loggers={}))
reset()
def h(**k):
    print({n: '<lambda>' if 'lambda' in str(v) else v for n, v in k.items()})
    tell(C.dictConfig, full(handlers={'x': k}, loggers={}, root={}))
    x = logging.getHandlerByName('x')
    print('  ', type(x).__name__, getattr(x, 'listener', None) and type(x.listener).__name__)
class QL(logging.handlers.QueueListener):
    pass
SH, QH, MH = 'logging.StreamHandler', 'logging.handlers.QueueHandler', 'logging.handlers.MemoryHandler'
h()
h(**{'class': 'logging.Nope'})
h(**{'class': 'nope.Nope'})
h(**{'class': SH, 'formatter': 'zz'})
h(**{'class': SH, 'filters': ['zz']})
h(**{'class': SH, 'level': 'zz'})
h(**{'class': SH, 'zz': 1})
h(**{'class': SH, 'a b': 1})
h(**{'class': logging.NullHandler})
h(**{'class': MH, 'capacity': 1, 'target': 'zz'})
h(**{'class': MH, 'capacity': 1, 'target': 'x'})
h(**{'class': MH, 'capacity': 1, 'flushLevel': 'zz'})
h(**{'class': QH})
h(**{'class': QH, 'queue': 'queue.Queue'})
h(**{'class': QH, 'queue': 'queue.Nope'})
h(**{'class': QH, 'queue': 'sys.maxsize'})
h(**{'class': QH, 'queue': {'()': queue.SimpleQueue}})
h(**{'class': QH, 'queue': {}})
h(**{'class': QH, 'queue': 4} )
h(**{'class': QH, 'queue': 'cfg://out'})
h(**{'class': QH, 'listener': 'logging.handlers.QueueListener'})
h(**{'class': QH, 'listener': 'sys.maxsize'})
h(**{'class': QH, 'listener': 'logging.Handler'})
h(**{'class': QH, 'listener': 'ext://logging.Handler'})
h(**{'class': QH, 'listener': QL})
h(**{'class': QH, 'listener': {'()': 'functools.partial', 'func': QL}})
h(**{'class': QH, 'listener': {'()': __name__ + '.partial'}})
h(**{'class': QH, 'listener': {}})
h(**{'class': QH, 'listener': 3})
h(**{'class': QH, 'handlers': ['x']})
h(**{'class': QH, 'handlers': ['zz']})
h(**{'()': SH, 'stream': sys.stdout})
h(**{'()': lambda strm: logging.StreamHandler(strm), 'stream': sys.stdout})
h(**{'class': 'logging.handlers.SMTPHandler', 'mailhost': ['a', 2], 'fromaddr': 'x', 'toaddrs': ['y'], 'subject': 's'})
x = logging.getHandlerByName('x')
print(x.mailhost, x.mailport)
for k, v in [('formatters', {'f': {'format': 'zz'}}), ('formatters', {'f': {'class': 'no.x'}}), ('formatters', {'f': {'()': 'no.x'}}), ('formatters', {'f': {'()': 'logging.Formatter', 'huh': 1}}),
             ('filters', {'f': {'()': 'no.x'}}), ('filters', {'f': 3}), ('loggers', {'f': {'level': 'zz'}}), ('loggers', {'f': {'handlers': ['zz']}}), ('loggers', {'f': {'filters': ['zz']}}),
             ('root', {'level': 'zz'}), ('root', {'handlers': ['zz']})]:
    print(k, v)
    tell(C.dictConfig, full(**{k: v}))
C.stopListening()
print(sorted(n for n in dir(C) if n[0].isupper() and not n.isupper() and n not in ('StreamRequestHandler', 'ThreadingTCPServer')))
