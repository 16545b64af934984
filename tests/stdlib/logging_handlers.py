import logging, logging.handlers, os, time, queue, pickle, io
from logging.handlers import *
tmp = os.environ["TEST_TMP"]
H = logging.handlers
os.environ["TZ"] = "UTC"
time.tzset()
print(H.DEFAULT_TCP_LOGGING_PORT, H.DEFAULT_UDP_LOGGING_PORT, H.DEFAULT_HTTP_LOGGING_PORT, H.DEFAULT_SOAP_LOGGING_PORT, H.SYSLOG_UDP_PORT, H.SYSLOG_TCP_PORT)

def rec(msg, level=logging.INFO, *args, name='n', exc=None):
    r = logging.LogRecord(name, level, '/p/f.py', 3, msg, args, exc)
    return r

# rotating by size
fn = os.path.join(tmp, 'r.log')
h = H.RotatingFileHandler(fn, maxBytes=20, backupCount=2)
h.setFormatter(logging.Formatter('%(message)s'))
for i in range(8):
    h.handle(rec('message %d', logging.INFO, i))
h.close()
for f in sorted(os.listdir(tmp)):
    print(f, repr(open(os.path.join(tmp, f)).read()))
print(h.mode, h.maxBytes, h.backupCount, h.encoding, h.errors)
h = H.RotatingFileHandler(fn, mode='w', maxBytes=1)
print(h.mode)
h.close()
h = H.RotatingFileHandler(fn, mode='w')
print(h.mode, h.shouldRollover(rec('x')))
h.doRollover()
h.close()
h = H.RotatingFileHandler(fn, maxBytes=5, backupCount=0, delay=True)
print(h.stream, h.shouldRollover(rec('x')), h.shouldRollover(rec('xxxxxxxxxx')))
h.handle(rec('hello world'))
h.handle(rec('hello again'))
h.close()
print(open(fn).read())
h = H.RotatingFileHandler(fn, maxBytes=5, backupCount=1)
h.namer = lambda n: n + '.old'
def rot(a, b):
    print('rotate', os.path.basename(a), os.path.basename(b))
    os.rename(a, b)
h.rotator = rot
h.handle(rec('one two three'))
h.handle(rec('four five'))
h.close()
for f in sorted(os.listdir(tmp)):
    print(f, repr(open(os.path.join(tmp, f)).read()))
    os.unlink(os.path.join(tmp, f))
h = H.RotatingFileHandler(os.devnull, maxBytes=1)
print(h.shouldRollover(rec('xxxxx')))
h.close()

# by time
fn = os.path.join(tmp, 't.log')
for when in ['S', 'M', 'H', 'D', 'MIDNIGHT', 'midnight', 'h', 'W0', 'W3', 'W6']:
    for utc in (True, False):
        h = H.TimedRotatingFileHandler(fn, when=when, interval=3 if when[0] not in 'mMW' else 1, utc=utc, delay=True)
        print(when, utc, h.when, h.interval, h.suffix, h.backupCount, h.extMatch.pattern,
              [h.computeRollover(t) for t in (0, 1000000000, 1700000000, 1700006399, 1700006400)])
        h.close()
for at in (None, __import__('datetime').time(13, 30), __import__('datetime').time(23, 59, 59, 5)):
    for when in ('midnight', 'W2', 'D'):
        h = H.TimedRotatingFileHandler(fn, when=when, utc=True, atTime=at, delay=True)
        print(when, at, [h.computeRollover(t) for t in (0, 1000000000, 1700000000, 1700006399, 1700006400)])
        h.close()
for bad in ('X', 'W', 'W8', 'W11', 'W-'):
    try:
        H.TimedRotatingFileHandler(fn, when=bad, delay=True)
    except Exception as e:
        print(type(e).__name__, e)
h = H.TimedRotatingFileHandler(fn, when='S', interval=1000, backupCount=2, utc=True)
h.setFormatter(logging.Formatter('%(message)s'))
h.handle(rec('a'))
print(h.shouldRollover(rec('x')))
for n in range(4):
    h.rolloverAt = 1000000000 + n
    h.handle(rec('b%d', logging.INFO, n))
h.close()
print([f for f in sorted(os.listdir(tmp))])
for f in sorted(os.listdir(tmp)):
    print(f, repr(open(os.path.join(tmp, f)).read()))
for f in os.listdir(tmp):
    os.unlink(os.path.join(tmp, f))
# files to delete
for name in ['t.log.2020-01-01_00-00-0%d' % i for i in range(5)] + ['t.log.x', 't.logx.2020-01-01_00-00-00', 'other', 't.log.2020-01-01', 't.log.2020-01-01_00-00-00.gz']:
    open(os.path.join(tmp, name), 'w').close()
h = H.TimedRotatingFileHandler(fn, when='S', backupCount=2, utc=True, delay=True)
print([os.path.basename(x) for x in h.getFilesToDelete()])
h.namer = lambda n: n + '.gz'
print([os.path.basename(x) for x in h.getFilesToDelete()])
h.namer = lambda n: n.replace('.log', '') + '.log'
for name in ['t.2020-01-01_00-00-0%d.log' % i for i in range(5)]:
    open(os.path.join(tmp, name), 'w').close()
print([os.path.basename(x) for x in h.getFilesToDelete()])
for f in os.listdir(tmp):
    os.unlink(os.path.join(tmp, f))
h.close()

# watched
fn = os.path.join(tmp, 'w.log')
h = H.WatchedFileHandler(fn)
h.handle(rec('one'))
os.rename(fn, fn + '.1')
h.handle(rec('two'))
os.unlink(fn)
h.handle(rec('three'))
print(h.dev == os.stat(fn).st_dev, h.ino == os.stat(fn).st_ino)
h.close()
for f in sorted(os.listdir(tmp)):
    print(f, repr(open(os.path.join(tmp, f)).read()))
h = H.WatchedFileHandler(fn, delay=True)
print(h.dev, h.ino)
h.close()

# sockets, without any
h = H.SocketHandler('localhost', None)
print(h.host, h.port, h.address, h.closeOnError, h.retryTime, h.retryStart, h.retryMax, h.retryFactor)
try:
    raise ValueError('boo')
except ValueError:
    import sys
    r = rec('a %s', logging.ERROR, {'k': 1}, exc=sys.exc_info())
s = h.makePickle(r)
d = pickle.loads(s[4:])
print(int.from_bytes(s[:4], 'big') == len(s) - 4, d['msg'], d['args'], d['exc_info'], type(d['exc_text']).__name__, 'message' in d, r.exc_info is not None)
h.close()
print(H.SysLogHandler.priority_names)
print(H.SysLogHandler.facility_names)
print(H.SysLogHandler.priority_map)
print({k: v for k, v in vars(H.SysLogHandler).items() if k.startswith('LOG_')})
for a in ('local0', 'user', 3):
    for p in ('debug', 'crit', 5):
        print(a, p, H.SysLogHandler.encodePriority(None, a, p) if False else H.SysLogHandler.encodePriority(H.SysLogHandler, a, p))
print([H.SysLogHandler.mapPriority(H.SysLogHandler, x) for x in ('DEBUG', 'CRITICAL', 'huh')])
print(H.SysLogHandler.append_nul, repr(H.SysLogHandler.ident))

h = H.SMTPHandler(('host', 25), 'me@x', 'you@y', 'subj', credentials=('u', 'p'), secure=(), timeout=2.0)
print(h.mailhost, h.mailport, h.fromaddr, h.toaddrs, h.subject, h.username, h.password, h.secure, h.timeout, h.getSubject(None))
h = H.SMTPHandler('host', 'me@x', ['a', 'b'], 'subj')
print(h.mailhost, h.mailport, h.toaddrs, h.username if hasattr(h, 'username') else None, h.secure if hasattr(h, 'secure') else None)
try:
    H.HTTPHandler('h', '/u', method='put')
except ValueError as e:
    print(e)
try:
    H.HTTPHandler('h', '/u', method='get', context=1)
except ValueError as e:
    print(e)
h = H.HTTPHandler('h', '/u', 'post', credentials=('a', 'b'))
print(h.host, h.url, h.method, h.secure, h.credentials, h.context)
print(h.mapLogRecord(rec('q'))['msg'])
h = H.NTEventLogHandler.__mro__[1].__name__
print(h)

# memory
out = []
class L(logging.Handler):
    def emit(self, record):
        out.append(record.getMessage())
t = L()
h = H.BufferingHandler(2)
h.handle(rec('a')); print(len(h.buffer)); h.handle(rec('a')); print(len(h.buffer))
h.close()
h = H.MemoryHandler(3, target=t)
h.handle(rec('a')); h.handle(rec('b')); print(out); h.handle(rec('c', logging.ERROR)); print(out)
h.handle(rec('d')); h.handle(rec('e')); h.handle(rec('f')); print(out)
h.handle(rec('g')); h.close(); print(out, h.target, h.buffer)
h = H.MemoryHandler(3, target=t, flushOnClose=False)
h.handle(rec('h')); h.close(); print(out, h.flushOnClose, h.flushLevel, h.capacity)
h = H.MemoryHandler(1)
h.handle(rec('i')); print(len(h.buffer)); h.setTarget(t); h.flush(); print(out, h.buffer)
h.close()

# queue
q = queue.Queue()
h = H.QueueHandler(q)
h.setFormatter(logging.Formatter('<%(message)s>'))
print(h.listener)
h.handle(rec('a %s', logging.INFO, 3))
r = q.get()
print(r.msg, r.args, r.message, r.exc_info, r.exc_text, r.stack_info)
try:
    1 / 0
except ZeroDivisionError:
    orig = rec('boo %d', logging.ERROR, 1, exc=sys.exc_info())
p = h.prepare(orig)
print(p is orig, orig.msg, orig.args, orig.exc_info is None, p.msg.splitlines()[0], p.msg.splitlines()[-1], p.exc_info)
q = queue.Queue()
h = H.QueueHandler(q)
out.clear()
t2 = L(); t2.setLevel(logging.ERROR)
l = H.QueueListener(q, t, t2, respect_handler_level=True)
print(l.handlers == (t, t2), l._thread, H.QueueListener._sentinel)
l.start()
try:
    l.start()
except RuntimeError as e:
    print(e)
h.handle(rec('one')); h.handle(rec('two', logging.ERROR))
l.stop()
print(out, l._thread)
l.stop()
out.clear()
with H.QueueListener(q, t, t2) as l:
    h.handle(rec('one')); h.handle(rec('two', logging.ERROR))
print(out)
print(sorted(n for n in dir(H) if n[0].isupper()))
