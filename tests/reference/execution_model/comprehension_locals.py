# What locals(), f_locals, dir() and eval() see in the middle of a comprehension, and after one that failed.
import sys
def show(d): return {k: v for k, v in d.items() if not k.startswith('__') and k not in ('sys','show', 'C', 'f', 'g')} if isinstance(d, dict) else (type(d).__name__, {k: v for k, v in d.items() if not k.startswith('__')})
a = 1
print([show(locals()) for x in [1]])
print([show(sys._getframe().f_locals) for x in [1]])
print([sorted(k for k in dir() if not k.startswith('__')) for x in [1]])
print([eval("x") for x in [5]], [eval("a") for x in [5]])
print([exec("zz = x") for x in [5]], 'zz' in globals())
print([[show(locals()) for y in [2]] for x in [1]])
print([(show(locals()), lambda: x)[0] for x in [1]])
print([sorted(d) for d in (show(locals()) for x in [1])])
print([(show(vars()), globals() is locals()) for x in [1]], globals() is locals())
def f(p):
    b = 2
    print([show(locals()) for x in [1]])
    print([sorted(dir()) for x in [1]])
    print([show(sys._getframe().f_locals) for x in [1]])
    print([sorted(d) for d in (show(locals()) for x in [1])])
    print([eval("x + b") for x in [5]])
    print(show(locals()))
    class D:
        q = b
        print([show(locals()) for x in [1]], sorted(k for k in locals() if k[0] != '_'))
        print([(show(locals()), p, lambda: x)[0] for x in [1]])
        def m(self): return __class__
f(0)
class C:
    c = 3
    print([show(locals()) for x in [1]])
    print([show(sys._getframe().f_locals) for x in [1]])
    print([eval("x") for x in [5]])
    try: print([eval("c") for x in [5]])
    except NameError as e: print(e)
    print([sorted(d) for d in (show(locals()) for x in [1])])
    l = [locals() for x in [1]][0]
    l['new'] = 1
    print('new' in locals())
    print([sys._getframe().f_locals.update({"x": 7}) or x for x in [1]])
    print([(sys._getframe().f_locals.__setitem__('yy', 7), sys._getframe().f_locals['x'])[1] for x in [1]], 'yy' in locals())
    def m(self): return __class__
def f():
    try: [1/0 for x in [1]]
    except ZeroDivisionError: print(locals())
f()
try: [1/0 for x in [1]]
except ZeroDivisionError: print('x' in locals(), locals() is globals())
def g():
    try: [[1/y for y in [0]] for x in [1]]
    except ZeroDivisionError as e: tb = e.__traceback__
    else: tb = None
    print([k for k in tb.tb_frame.f_locals], tb.tb_lineno, tb.tb_next)
    for i in range(3):
        try: print([1/x for x in [1, 0] if [j for j in [x]]])
        except ZeroDivisionError: continue
    x = 5
    try: [x/0 for x in [7]]
    except ZeroDivisionError: print(x, sorted(locals()))
g()
