from concurrent.futures import *
import threading, time

gate = threading.Event()
def fail(): raise KeyError("k")
with ThreadPoolExecutor(3) as pool:
    fast, slow, bad = pool.submit(int), pool.submit(gate.wait), pool.submit(fail)
    done, pending = wait([fast, slow], return_when=FIRST_COMPLETED)
    print(done == {fast}, pending == {slow})
    done, pending = wait([slow, bad], return_when=FIRST_EXCEPTION)
    print(done == {bad}, pending == {slow})
    result = wait([slow], timeout=0.01)
    print(len(result.done), len(result.not_done))
    try:
        list(as_completed([slow], timeout=0.01))
    except TimeoutError as error:
        print(error)
    gate.set()
    print(wait([fast, slow, bad]).not_done)
    print(sorted(future.result() for future in as_completed([pool.submit(abs, -n) for n in range(5)])))
