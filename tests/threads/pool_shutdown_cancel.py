from concurrent.futures import ThreadPoolExecutor
import threading, time

gate = threading.Event()
pool = ThreadPoolExecutor(1)
first = pool.submit(gate.wait)
while not first.running(): time.sleep(0.001)
rest = [pool.submit(int) for _ in range(5)]
pool.shutdown(wait=False, cancel_futures=True)
print([future.cancelled() for future in rest])
gate.set()
print(first.result())
