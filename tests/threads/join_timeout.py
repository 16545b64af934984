import threading, time

go = threading.Event()
t = threading.Thread(target=go.wait)
t.start()
start = time.monotonic()
print(t.join(0.05), t.is_alive(), 0.04 < time.monotonic() - start < 2)
t.join(-1)
go.set()
print(t.join(), t.is_alive(), t.join())
