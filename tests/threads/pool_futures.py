from concurrent.futures import *
import threading, time

gate = threading.Event()
with ThreadPoolExecutor(1, thread_name_prefix="p") as pool:
    running = pool.submit(gate.wait)
    waiting = pool.submit(int)
    while not running.running(): time.sleep(0.001)
    print(running.running(), running.done(), running.cancel())
    print(waiting.cancel(), waiting.cancelled(), waiting.done(), waiting.cancel())
    print(repr(waiting)[:8], repr(waiting)[-17:])
    gate.set()
    print(running.result(), running.exception(), repr(running)[-29:])
    try:
        waiting.result()
    except CancelledError:
        print("CancelledError")
    failing = pool.submit(int, "x")
    print(repr(failing.exception()))
    calls = []
    failing.add_done_callback(lambda future: calls.append(future is failing))
    print(calls, pool.submit(lambda: threading.current_thread().name).result())
    try:
        pool.submit(time.sleep, 0.2).result(timeout=0.01)
    except TimeoutError:
        print("TimeoutError")
try:
    pool.submit(int)
except RuntimeError as error:
    print(error)
