from multiprocessing import Process
import time

def attempt(function, *args):
    try:
        function(*args)
    except Exception as error:
        print(type(error).__name__, error)

p = Process(target=int)
attempt(p.join)
attempt(lambda: p.sentinel)
p.start()
attempt(p.start)
p.join()
q = Process(target=time.sleep, args=(60,))
q.start()
attempt(q.close)
q.kill(); q.join(); q.close()
attempt(lambda: q.exitcode)
attempt(setattr, p, "name", 3)
def child(): attempt(Process(target=int).start)
d = Process(target=child, daemon=True)
d.start(); d.join()
