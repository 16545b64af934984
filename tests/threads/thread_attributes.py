import threading

def work(): pass

t = threading.Thread(target=work)
print(t.name, t.daemon, t.ident, t.native_id, t.is_alive())
print(repr(t))
t.start()
t.join()
print(t.is_alive(), t.ident is not None, t.native_id is not None)
print(threading.Thread(name="x").name, threading.Thread(name=5).name)
print(threading.Thread().name)
t = threading.Thread(daemon=True)
t.name = "other"
print(repr(t), t.daemon)
