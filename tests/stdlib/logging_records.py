import logging, io, sys, os, pickle, threading, warnings, contextlib
def tr(f,*a,**k):
    try: return f(*a,**k)
    except Exception as e: return type(e).__name__, str(e)
s=io.StringIO(); h=logging.StreamHandler(s); log=logging.getLogger('a.b.c'); log.addHandler(h); log.setLevel('DEBUG'); log.propagate=False
h.setFormatter(logging.Formatter('%(levelname)s %(name)s %(message)s %(funcName)s %(lineno)d %(filename)s %(module)s %(threadName)s %(processName)s'))
def func():
    log.debug('d %s', 1); log.info('i %(k)s', {'k':'v'}); log.warning('w'); log.error('e'); log.critical('c'); log.log(35,'l'); log.fatal('f'); log.warning('sl', stacklevel=2)
func()
try: 1/0
except ZeroDivisionError as e:
    log.exception('exc'); log.error('exc2', exc_info=e); log.info('st', stack_info=True)
print(s.getvalue().replace(os.path.dirname(os.path.abspath(__file__))+'/','').replace(os.path.splitext(os.path.basename(__file__))[0],'SCRIPT')); s.truncate(0); s.seek(0)
print(log, logging.getLogger('a'), logging.getLogger('a.b').getChild('c') is log, log.parent, logging.getLogger().getChildren()=={logging.getLogger('a')}, logging.getLogger('a.b').getChildren(), logging.root, logging.getLogger('root') is logging.root, log.getEffectiveLevel(), log.isEnabledFor(5), log.hasHandlers(), pickle.loads(pickle.dumps(log)) is log)
print(h, logging.NullHandler(), logging.getLevelName(20), logging.getLevelName('INFO'), logging.getLevelName(33), tr(log.setLevel,'X'), tr(log.setLevel,1.5), tr(logging.getLogger,5), logging.getLevelNamesMapping())
logging.addLevelName(33,'THREE'); log.log(33,'x'); print(s.getvalue().split()[0]); s.truncate(0); s.seek(0)
for fmt,style in [('%(message)s','%'),('%(asctime)s','%'),('no','%'),('%(x','%'),('%(a)d %(b)5.2f','%'),('%(a)y','%'),('{message}','{'),('{a.b[c]:>10.3f}','{'),('{a!x}','{'),('{a-b}','{'),('{a:qq}','{'),('{}','{'),('{','{'),('${message}','$'),('$message $$','$'),('$ x','$'),('$$','$'),('$5','$'),('x','*'),('{a:{w}.{p}}','{'),('{a[}','{'),('%(n)-*d','%'),('%(n)s.%','%'),('${a','$'),('{process:05d}','{'),('{a:,}','{'),('{a:+#0x}','{')]:
    f=tr(logging.Formatter,fmt,None,style); print(fmt,style, f if isinstance(f,tuple) else f.usesTime())
rec=logging.makeLogRecord({'name':'n','msg':'m %d','args':(3,),'levelname':'L','created':0.0,'msecs':5.0}); print(rec.getMessage(), repr(rec))
for st,fm in (('%','%(name)s|%(message)s|%(d)s'),('{','{name}|{message}|{d}')): print(logging.Formatter(fm,style=st,defaults={'d':'DEF'}).format(rec))
class F(logging.Formatter):
    import time; converter=time.gmtime
print(F('%(asctime)s').format(rec), F('%(asctime)s','%Y').format(rec), logging.BufferingFormatter().format([rec,rec]), tr(logging.Formatter('%(zz)s').format,rec))
class Fil(logging.Filter): pass
f=logging.Filter('a.b'); print([f.filter(logging.makeLogRecord({'name':n})) for n in ('a','a.b','a.b.c','a.bc')])
h2=logging.StreamHandler(s); h2.setLevel(logging.ERROR); log.addHandler(h2); log.addFilter(lambda r: r.msg!='drop'); log.error('drop'); log.error('twice'); log.info('once'); print(s.getvalue().count('twice'), s.getvalue().count('once'), s.getvalue().count('drop')); log.removeHandler(h2)
def repl(r): r2=logging.makeLogRecord(r.__dict__); r2.msg='replaced'; return r2
log.addFilter(repl); s.truncate(0); s.seek(0); log.error('orig'); print(s.getvalue().split()[2]); log.removeFilter(repl)
logging.disable(logging.ERROR); s.truncate(0); s.seek(0); log.error('no'); log.critical('yes'); print(s.getvalue().split()[2]); logging.disable(0)
ad=logging.LoggerAdapter(log,{'x':1}); h.setFormatter(logging.Formatter('%(message)s %(x)s')); s.truncate(0); s.seek(0); ad.warning('ad'); ad2=logging.LoggerAdapter(log,{'x':1},merge_extra=True); ad2.error('m',extra={'y':2}); log.error('ex',extra={'x':'EX'}); print(s.getvalue(), ad, ad.name, tr(log.error,'q',extra={'message':1}))
h.setFormatter(None); e=io.StringIO()
with contextlib.redirect_stderr(e): log.error('bad %d','x')
t=e.getvalue(); print(t.splitlines()[0], t.splitlines()[-2:], 'TypeError' in t, 'Call stack:' in t)
logging.raiseExceptions=False; log.error('bad %d','x'); logging.raiseExceptions=True
e=io.StringIO()
with contextlib.redirect_stderr(e): logging.getLogger('lonely').warning('last resort'); logging.getLogger('lonely').info('no')
print(e.getvalue())
base=os.environ['TEST_TMP']; p=os.path.join(base,'l.log')
logging.basicConfig(filename=p,level='INFO',format='%(message)s'); logging.info('first'); logging.debug('no'); logging.warning('é'); print(open(p,encoding='utf-8').read(), logging.root.handlers[0].__repr__().replace(base,'BASE'))
print(tr(logging.basicConfig,force=True,stream=s,filename='x'), tr(logging.basicConfig,handlers=[],stream=s), tr(logging.basicConfig,bad=1), tr(logging.basicConfig,force=True,style='!'))
logging.basicConfig(force=True,stream=s,style='{',datefmt='%Y'); s.truncate(0); s.seek(0); logging.error('brace'); print(s.getvalue())
logging.captureWarnings(True); logging.getLogger('py.warnings').addHandler(logging.StreamHandler(s)); s.truncate(0); s.seek(0); warnings.warn('captured'); print('captured' in s.getvalue()); logging.captureWarnings(False)
h3=logging.FileHandler(p,mode='w',delay=True,encoding='utf-8'); print(h3.stream); h3.name='named'; print(logging.getHandlerByName('named') is h3, logging.getHandlerNames()); h3.emit(rec); h3.close(); print(open(p).read(), logging.getHandlerNames()); h3.emit(rec)
print(tr(logging.setLoggerClass,int), logging.getLoggerClass(), logging.LogRecord, logging.Handler.__module__, h.setStream(io.StringIO()) is s, h.setStream(h.stream))
class L(logging.Logger): pass
logging.setLoggerClass(L); print(type(logging.getLogger('newcls')).__name__); logging.setLoggerClass(logging.Logger)
logging.setLogRecordFactory(lambda *a,**k: logging.LogRecord(*a,**k)); print(logging.getLogRecordFactory() is not logging.LogRecord); logging.setLogRecordFactory(logging.LogRecord)
tr(logging.root.log,'x','y'); print(tr(logging.root.log,'x','y')); logging.shutdown(); print(sorted(logging.__all__))
