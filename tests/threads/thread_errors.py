import threading

def attempt(function, *args):
    try:
        function(*args)
    except Exception as error:
        print(type(error).__name__, error)

t = threading.Thread(target=int)
attempt(t.join)
t.start()
attempt(t.start)
t.join()
attempt(t.start)
attempt(threading.current_thread().join)
attempt(setattr, t, "daemon", True)
attempt(threading.Thread, 1)

class NoInit(threading.Thread):
    def __init__(self): pass

attempt(NoInit().start)
attempt(NoInit().join)
attempt(threading.Semaphore, -1)
attempt(threading.BoundedSemaphore().release)
attempt(threading.Lock().release)
attempt(threading.RLock().release)
attempt(threading.Condition().wait)
attempt(threading.Condition().notify)
attempt(threading.Barrier, 0)
