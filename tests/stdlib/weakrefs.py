# skip: asan
# (Its C stack keeps what is dead.)
import gc, weakref

class C:
    def m(self): return "m"
c = C()
died = []
r = weakref.ref(c, lambda ref: died.append(ref is r))
p = weakref.proxy(c)
m = weakref.WeakMethod(c.m)
wk, wv, ws = weakref.WeakKeyDictionary(), weakref.WeakValueDictionary(), weakref.WeakSet()
wk[c], wv["k"] = 1, c
ws.add(c)
f = weakref.finalize(c, died.append, "finalized")
print(r() is c, p.m(), m()(), len(wk), len(wv), len(ws), c in ws, f.alive)
def forget():
    global c
    del c
forget()
gc.collect()
print(r(), m(), len(wk), len(wv), len(ws), f.alive, died in ([True, "finalized"], ["finalized", True]))
try:
    p.m()
except ReferenceError as error:
    print(error)
