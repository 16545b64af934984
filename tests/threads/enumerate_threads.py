import threading

print(threading.active_count(), threading.enumerate() == [threading.main_thread()])
print(threading.current_thread() is threading.main_thread(), threading.main_thread().name)
go = threading.Event()
threads = [threading.Thread(target=go.wait, name=f"t{n}") for n in range(3)]
for t in threads: t.start()
print(threading.active_count(), sorted(t.name for t in threading.enumerate()))
print(len({t.ident for t in threading.enumerate()}), len({t.native_id for t in threading.enumerate()}))
go.set()
for t in threads: t.join()
print(threading.active_count())
print(threading.get_ident() == threading.main_thread().ident, threading.get_native_id() == threading.main_thread().native_id)
