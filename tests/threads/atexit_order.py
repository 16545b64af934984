import atexit, threading, time

atexit.register(print, "atexit")
threading._register_atexit(print, "threading atexit, first registered")
threading._register_atexit(print, "threading atexit, second")
threading.Thread(target=lambda: (time.sleep(0.05), print("thread"))).start()
print("main")
