# sys.settrace and sys.setprofile: which events come, for which lines.
import sys
def tracer(frame, event, arg):
    if frame.f_code.co_filename not in (__file__, '<string>'): return None
    a = arg
    if event == 'exception': a = (arg[0].__name__, str(arg[1]))
    print(event, frame.f_code.co_name, frame.f_lineno, a)
    return tracer
def f(x):
    y = 1
    for i in range(2):
        y += i
    if x:
        y = 2
    else:
        y = 3
    return y
def g():
    try:
        raise ValueError(1)
    except ValueError as e:
        pass
    finally:
        z = 1
def gen():
    yield 1
    yield 2
def h():
    while True:
        break
    for a in gen(): pass
    [q for q in (1, 2)]
    k = (lambda: 5)()
def bad():
    1 / 0
@staticmethod
def deco(
        a=1,
        b=2):
    return a + b
class C:
    def __init__(self): self.x = 1
    @property
    def p(self): return self.x
    def __add__(self, o):
        return 1
def outer():
    class D:
        y = 1
        def m(self): pass
    C().p
    C() + 1
    try: bad()
    except ZeroDivisionError: return deco()
    with_ = 1
def w():
    with M():
        a = 1
    x = 1
    while x < 3:
        x += 1
    return
class M:
    def __enter__(self): return 1
    def __exit__(self, *a): pass
async def co(): return 1
async def main():
    return await co()
def run(fn, *a):
    sys.settrace(tracer)
    try:
        fn(*a)
    finally:
        sys.settrace(None)
    print('--')
run(f, 1); run(f, 0); run(g); run(h); run(outer); run(w)
def m():
    try: main().send(None)
    except StopIteration: pass
run(exec, "x = 1\ny = 2\n")
def current():
    a = 1
    sys._getframe().f_trace = tracer
    sys.settrace(tracer)
    b = 2
    c = 3
    sys.settrace(None)
    d = 4
current()
print(sys.gettrace())
def opc(frame, event, arg):
    frame.f_trace_opcodes = True
    frame.f_trace_lines = False
    seen.append(event)
    return opc
seen = []
run2 = lambda: 1 + len([])
sys.settrace(opc); run2(); sys.settrace(None)
print(seen[0], seen[-1])
def raising(frame, event, arg):
    if event == 'line': raise KeyError('from tracer')
    return raising
sys.settrace(raising)
try: f(1)
except KeyError as e: print(repr(e), sys.gettrace())
sys.settrace(None)
def prof(frame, event, arg):
    if frame.f_code.co_filename != __file__: return
    print('P', event, frame.f_code.co_name, arg.__name__ if event.startswith('c_') else arg)
def p1(): return len([1])
def p2():
    p1()
    try: int('x')
    except ValueError: pass
    abs(-1)
    [].append(1)
    for x in gen(): pass
sys.setprofile(prof)
p2()
sys.setprofile(None)
print(sys.getprofile())

# a trace function for threads
import threading
names = []
def in_threads(frame, event, arg):
    if frame.f_code is work.__code__: names.append((event, threading.current_thread().name))
    return in_threads
def work(): return 1
threading.settrace(in_threads)
th = threading.Thread(target=work, name='T'); th.start(); th.join()
threading.settrace(None)
print(names)
work()
print(len(names))

# one that takes itself away, and one that another replaces
def once(frame, event, arg):
    sys.settrace(None)
    return once
sys.settrace(once); f(0); print(sys.gettrace())
def local(frame, event, arg):
    print('local', event, frame.f_lineno - frame.f_code.co_firstlineno)
def first(frame, event, arg):
    return local
sys.settrace(first); f(1); sys.settrace(None)
def lineno(frame, event, arg):
    if event == 'line':
        try: frame.f_lineno = 'x'
        except ValueError as e: print(e)
        sys.settrace(None)
    return lineno
sys.settrace(lineno); f(1); sys.settrace(None)
try: sys._getframe().f_lineno = 5
except ValueError as e: print(e)
fr = sys._getframe()
print(fr.f_trace, fr.f_trace_lines, fr.f_trace_opcodes)
